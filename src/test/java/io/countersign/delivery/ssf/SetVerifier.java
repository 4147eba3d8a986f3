package io.countersign.delivery.ssf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;

/** Verifies security event tokens as a receiver that knows nothing but RFC 8417, SSF 1.0 and the transmitter's metadata. */
final class SetVerifier {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CLAIMS = Set.of("iss", "iat", "jti", "aud", "txn", "sub_id", "events");

    private final String issuer;
    private final String audience;
    private final JsonWebKeySet keys;

    SetVerifier(String issuer, String audience, String jwks) throws Exception {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = new JsonWebKeySet(jwks);
    }

    /** A token that holds. */
    record Verified(String jti, String txn, String subjectFormat, String subject, String type, JsonNode payload) {}

    Verified verify(String compact) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256", "RS256", "EdDSA"));
            jws.setCompactSerialization(compact);
            JsonWebKey key = keys.findJsonWebKey(jws.getKeyIdHeaderValue(), null, "sig", null);
            assertThat(key).as("a published key").isNotNull();
            jws.setKey(key.getKey());
            assertThat(jws.verifySignature()).isTrue();
            assertThat(jws.getHeader("typ")).isEqualTo("secevent+jwt");
            return verified(JSON.readTree(jws.getPayload()));
        } catch (Exception e) {
            throw new AssertionError(compact, e);
        }
    }

    private Verified verified(JsonNode claims) {
        Set<String> names = new HashSet<>();
        claims.fieldNames().forEachRemaining(names::add);
        assertThat(CLAIMS).as("no sub, no exp, nothing unknown").containsAll(names);
        assertThat(claims.path("iss").asText()).isEqualTo(issuer);
        assertThat(claims.path("aud").asText()).isEqualTo(audience);
        assertThat(claims.path("iat").isIntegralNumber()).isTrue();
        assertThat(Instant.ofEpochSecond(claims.path("iat").asLong()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        String jti = claims.path("jti").asText();
        assertThat(UUID.fromString(jti)).isNotNull();
        JsonNode subject = claims.path("sub_id");
        String format = subject.path("format").asText();
        assertThat(List.of("uri", "opaque")).contains(format);
        assertThat(subject.size()).isEqualTo(2);
        JsonNode events = claims.path("events");
        assertThat(events.size()).as("one event").isEqualTo(1);
        String type = events.fieldNames().next();
        assertThat(events.path(type).isObject()).isTrue();
        return new Verified(
                jti,
                claims.path("txn").asText(""),
                format,
                subject.path(format.equals("uri") ? "uri" : "id").asText(),
                type,
                events.path(type));
    }
}
