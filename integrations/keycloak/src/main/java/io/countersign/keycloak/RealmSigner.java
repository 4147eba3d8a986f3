package io.countersign.keycloak;

import java.util.Set;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;

/** Signs assertions (RFC 7523 §3) with the active key of a realm: Countersign knows its public half. */
final class RealmSigner {

    /** Its own type, so that nobody takes one for a token that the realm issued (RFC 8725 §3.11). */
    private static final String TYPE = "client-authentication+jwt";

    private static final Set<String> ALGORITHMS =
            Set.of(Algorithm.ES256, Algorithm.RS256, Algorithm.PS256, Algorithm.EdDSA);
    private static final int LIFE_SECONDS = 60;

    private final KeycloakSession session;
    private final String issuer;
    private final String audience;

    RealmSigner(KeycloakSession session, String issuer, String audience) {
        this.session = session;
        this.issuer = issuer;
        this.audience = audience;
    }

    /** A new assertion; an IllegalStateException where the realm has no key for it. */
    String sign() {
        RealmModel realm = session.getContext().getRealm();
        String usual = realm.getDefaultSignatureAlgorithm();
        String algorithm = usual != null && ALGORITHMS.contains(usual) ? usual : Algorithm.RS256;
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, algorithm);
        JsonWebToken claims = new JsonWebToken()
                .id(SecretGenerator.getInstance().generateSecureID())
                .issuer(issuer)
                .subject(issuer)
                .audience(audience)
                .issuedNowWithTTL(LIFE_SECONDS);
        try {
            return new JWSBuilder()
                    .type(TYPE)
                    .jsonContent(claims)
                    .sign(session.getProvider(SignatureProvider.class, algorithm)
                            .signer(key));
        } catch (org.keycloak.crypto.SignatureException e) {
            throw new IllegalStateException("no " + algorithm + " key can sign", e);
        }
    }
}
