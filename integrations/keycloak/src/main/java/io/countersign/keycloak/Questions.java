package io.countersign.keycloak;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oauth2.cimd.clientpolicy.context.CimdClientRegisterContext;
import org.keycloak.protocol.oidc.endpoints.request.AuthorizationEndpointRequest;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceAuthorizationRequestContext;
import org.keycloak.protocol.oidc.par.clientpolicy.context.PushedAuthorizationRequestContext;
import org.keycloak.protocol.oidc.utils.OAuth2Code;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.ClientModelContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.PreAuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.ScopeParameterContext;
import org.keycloak.services.clientpolicy.context.TokenIntrospectContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.services.clientpolicy.context.TokenRequestContext;

/** What to ask at which event; nothing is asked about clients whose ID is no URL, and where access is only taken away. */
final class Questions {

    private final KeycloakSession session;
    private final boolean everyClient;

    Questions(KeycloakSession session, boolean everyClient) {
        this.session = session;
        this.everyClient = everyClient;
    }

    Optional<Question> about(ClientPolicyContext context) {
        return question(context).filter(question -> everyClient || isUrl(question.clientId()));
    }

    private Optional<Question> question(ClientPolicyContext context) {
        return switch (context.getEvent()) {
            case PRE_AUTHORIZATION_REQUEST -> unknownYet(((PreAuthorizationRequestContext) context).getClientId());
            case REGISTER ->
                context instanceof CimdClientRegisterContext cimd
                        ? registration(cimd.getProposedClientRepresentation())
                        : Optional.empty();
            case AUTHORIZATION_REQUEST -> Optional.of(authorization((AuthorizationRequestContext) context));
            case PUSHED_AUTHORIZATION_REQUEST -> {
                PushedAuthorizationRequestContext pushed = (PushedAuthorizationRequestContext) context;
                yield Optional.of(authorization(pushed.getClient(), pushed.getRequest()));
            }
            case DEVICE_AUTHORIZATION_REQUEST ->
                Optional.of(authorization(client(context), ((DeviceAuthorizationRequestContext) context).getRequest()));
            case BACKCHANNEL_AUTHENTICATION_REQUEST -> Optional.of(granted(Action.AUTHORIZE, context));
            case IMPLICIT_HYBRID_TOKEN_RESPONSE -> Optional.of(frontChannel((ImplicitHybridTokenResponse) context));
            case TOKEN_REQUEST -> Optional.of(exchange((TokenRequestContext) context));
            case TOKEN_REFRESH -> Optional.of(new RefreshGrant(session).question((TokenRefreshContext) context));
            case SERVICE_ACCOUNT_TOKEN_REQUEST,
                    BACKCHANNEL_TOKEN_REQUEST,
                    DEVICE_TOKEN_REQUEST,
                    TOKEN_EXCHANGE_REQUEST,
                    RESOURCE_OWNER_PASSWORD_CREDENTIALS_REQUEST,
                    JWT_AUTHORIZATION_GRANT -> Optional.of(granted(Action.TOKEN, context));
            // an access token is used here at the realm itself; what it is worth elsewhere is for the resource to know
            case USERINFO_REQUEST, IDENTITY_BROKERING_API ->
                Optional.of(Question.plain(Action.TOKEN, client(context).getClientId()));
            case TOKEN_INTROSPECT -> introspected((TokenIntrospectContext) context);
            default -> Optional.empty();
        };
    }

    /** Before Keycloak fetches the document of a client that it does not have, and whether or not it ever will. */
    private Optional<Question> unknownYet(@Nullable String clientId) {
        return Optional.ofNullable(clientId)
                .filter(id -> session.getContext().getRealm().getClientByClientId(id) == null)
                .map(id -> Question.plain(Action.REGISTER, id));
    }

    /** Where the document was fetched before it was our turn. */
    private Optional<Question> registration(ClientRepresentation client) {
        return Optional.ofNullable(client.getClientId()).map(id -> Question.plain(Action.REGISTER, id));
    }

    private Question authorization(AuthorizationRequestContext context) {
        AuthorizationEndpointRequest request = context.getAuthorizationEndpointRequest();
        ClientModel client = context.getClient();
        return new Question(
                Action.AUTHORIZE,
                client.getClientId(),
                Parameters.one(request.getResource()),
                context.getRedirectUri(),
                effective(client, request.getScope()));
    }

    private Question authorization(ClientModel client, AuthorizationEndpointRequest request) {
        return new Question(
                Action.AUTHORIZE,
                client.getClientId(),
                Parameters.one(request.getResource()),
                request.getRedirectUri(),
                effective(client, request.getScope()));
    }

    private Question frontChannel(ImplicitHybridTokenResponse context) {
        ClientModel client = context.getAuthenticationSession().getClient();
        return new Question(
                Action.TOKEN,
                client.getClientId(),
                Parameters.one(context.getAuthenticationSession().getClientNote(OAuth2Constants.RESOURCE)),
                context.getAuthenticationSession().getRedirectUri(),
                effective(client, context.getAuthenticationSession().getClientNote(OAuth2Constants.SCOPE)));
    }

    private Question exchange(TokenRequestContext context) {
        AuthenticatedClientSessionModel granted = context.getClientSession();
        OAuth2Code code = context.getParseResult().getCodeData();
        Set<String> resources = new LinkedHashSet<>(Parameters.one(code.getResource()));
        resources.addAll(Parameters.resources(context.getParams()));
        return new Question(
                Action.TOKEN,
                granted.getClient().getClientId(),
                resources,
                code.getRedirectUriParam(),
                effective(granted.getClient(), code.getScope()));
    }

    private Question granted(Action action, ClientPolicyContext context) {
        ClientModel client = client(context);
        String scope = context instanceof ScopeParameterContext asked
                ? asked.getScopeParameter()
                : Parameters.form(session).getFirst(OAuth2Constants.SCOPE);
        return new Question(
                action,
                client.getClientId(),
                Parameters.resources(Parameters.form(session)),
                null,
                effective(client, scope));
    }

    /** The client that asks is the resource server; it is about the one that the token was issued to. */
    private Optional<Question> introspected(TokenIntrospectContext context) {
        return Optional.ofNullable(
                        session.tokens().decode(context.getParams().getFirst(OAuth2Constants.TOKEN), AccessToken.class))
                .map(AccessToken::getIssuedFor)
                .map(clientId -> Question.plain(Action.TOKEN, clientId));
    }

    private ClientModel client(ClientPolicyContext context) {
        return context instanceof ClientModelContext of
                ? of.getClient()
                : session.getContext().getClient();
    }

    /**
     * What would stand in the token: what is asked for, and what every client gets unasked. A default scope that stands in no token
     * (such as {@code roles}) is no name that anybody was entitled to.
     */
    static Set<String> effective(ClientModel client, @Nullable String asked) {
        Set<String> scopes = new LinkedHashSet<>(Parameters.words(asked));
        client.getClientScopes(true).forEach((name, scope) -> {
            if (scope.isIncludeInTokenScope()) {
                scopes.add(name);
            } else {
                scopes.remove(name);
            }
        });
        return scopes;
    }

    /** Keycloak compares schemes as they are written; asking once too often is the better mistake. */
    static boolean isUrl(String clientId) {
        String start = clientId.substring(0, Math.min(clientId.length(), 8)).toLowerCase(Locale.ROOT);
        return start.startsWith("https:") || start.startsWith("http:");
    }
}
