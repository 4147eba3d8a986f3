package io.countersign.keycloak;

import java.time.Clock;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** Asks in the name of the realm of a request: over Keycloak's HTTP client, signed with the realm's key or with a token it was given. */
final class AskingRealm {

    private final KeycloakSession session;
    private final Tokens tokens;

    AskingRealm(KeycloakSession session, Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    Answer ask(Settings settings, Question question) {
        RealmModel realm = session.getContext().getRealm();
        String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
        Exchange exchange =
                new Exchange(session.getProvider(HttpClientProvider.class).getHttpClient(), settings.limits());
        return new Countersign(settings, exchange, credential(settings, exchange, issuer), issuer).ask(question);
    }

    private Credential credential(Settings settings, Exchange exchange, String issuer) {
        String bearer = settings.bearerToken();
        if (bearer != null) {
            return Credential.fixed(
                    session.vault().getStringSecret(bearer).get().orElse("").strip());
        }
        RealmSigner signer = new RealmSigner(session, issuer, settings.audience());
        String realm = session.getContext().getRealm().getId();
        return new RealmAssertion(settings, exchange, tokens, realm, signer::sign, Clock.systemUTC());
    }
}
