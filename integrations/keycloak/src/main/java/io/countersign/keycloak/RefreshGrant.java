package io.countersign.keycloak;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.util.TokenUtil;

/** What a refresh token was granted for: the event comes before Keycloak looks at the token, and carries nothing of it. */
final class RefreshGrant {

    private final KeycloakSession session;

    RefreshGrant(KeycloakSession session) {
        this.session = session;
    }

    /** The question to ask before the token is used. One that is not ours tells nothing; Keycloak refuses it afterwards. */
    Question question(TokenRefreshContext context) {
        ClientModel client = context.getClient();
        Optional<RefreshToken> token = Optional.ofNullable(session.tokens()
                .decode(context.getParams().getFirst(OAuth2Constants.REFRESH_TOKEN), RefreshToken.class));
        Set<String> resources = new LinkedHashSet<>(Parameters.resources(context.getParams()));
        token.map(RefreshGrant::claim).ifPresent(claim -> resources.addAll(Parameters.one(claim)));
        if (resources.isEmpty()) {
            token.map(grant -> note(grant, client)).ifPresent(note -> resources.addAll(Parameters.one(note)));
        }
        String asked = context.getScopeParameter();
        String scope = asked == null || asked.isBlank()
                ? token.map(RefreshToken::getScope).orElse(null)
                : asked;
        return new Question(Action.REFRESH, client.getClientId(), resources, null, Questions.effective(client, scope));
    }

    /** Where Keycloak binds tokens to resources (feature {@code resource-indicators}). */
    private static @Nullable String claim(RefreshToken token) {
        return token.getOtherClaims().get(OAuth2Constants.RESOURCE) instanceof String resource ? resource : null;
    }

    /** What the client asked for when the person last signed in with it. */
    private @Nullable String note(RefreshToken token, ClientModel client) {
        RealmModel realm = session.getContext().getRealm();
        String id = token.getSessionId();
        if (id == null) {
            return null;
        }
        UserSessionModel person = TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())
                ? session.sessions().getOfflineUserSession(realm, id)
                : session.sessions().getUserSession(realm, id);
        return Optional.ofNullable(person)
                .map(signedIn -> signedIn.getAuthenticatedClientSessionByClient(client.getId()))
                .map(clientSession -> clientSession.getNote(OAuth2Constants.RESOURCE))
                .orElse(null);
    }
}
