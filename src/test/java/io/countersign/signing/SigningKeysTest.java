package io.countersign.signing;

import static io.countersign.testing.SigningKeys.ANSWER_SET;
import static io.countersign.testing.SigningKeys.KEYS;
import static io.countersign.testing.SigningKeys.STATEMENT_SET;
import static io.countersign.testing.SigningKeys.act;
import static io.countersign.testing.SigningKeys.active;
import static io.countersign.testing.SigningKeys.claims;
import static io.countersign.testing.SigningKeys.client;
import static io.countersign.testing.SigningKeys.eventually;
import static io.countersign.testing.SigningKeys.former;
import static io.countersign.testing.SigningKeys.historical;
import static io.countersign.testing.SigningKeys.kid;
import static io.countersign.testing.SigningKeys.liveStatements;
import static io.countersign.testing.SigningKeys.pending;
import static io.countersign.testing.SigningKeys.published;
import static io.countersign.testing.SigningKeys.state;
import static io.countersign.testing.SigningKeys.statements;
import static io.countersign.testing.SigningKeys.verifies;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Acts;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.SigningKeys;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key ring over HTTP: rotation, compromise, and what anybody can still verify afterwards. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class SigningKeysTest {

    @AfterEach
    void somethingSigns() {
        SigningKeys.somethingSigns();
    }

    @Test
    void afterARotationOldSignaturesStillVerify() throws Exception {
        Acts acts = new Acts();
        TestClient before = client();
        String old = statements(before).getFirst();
        String retiring = active("statement");
        String next = pending("statement");
        act("erin", next, "activate")
                .then()
                .statusCode(200)
                .body("kid", equalTo(next))
                .body("state", equalTo("active"))
                .body("reason", equalTo("because"));
        assertThat(state(retiring)).isEqualTo("retiring");
        assertThat(kid(old)).isEqualTo(retiring);
        assertThat(verifies(old, STATEMENT_SET)).isTrue();
        assertThat(statements(before)).containsExactly(old);
        String fresh = statements(client()).getFirst();
        assertThat(kid(fresh)).isEqualTo(next);
        assertThat(verifies(fresh, STATEMENT_SET)).isTrue();
        assertThat(Objects.toString(historical().get("keys"))).doesNotContain(retiring);
        assertThat(acts.named(next)).containsExactly("erin key.activated");
        // the rotated one does not come back, and is no longer trusted when somebody has it
        act("erin", retiring, "activate").then().statusCode(409).body("state", equalTo("retiring"));
    }

    @Test
    void aCompromisedKeyIsGoneAndWhatItSignedIsSignedAnew() throws Exception {
        Acts acts = new Acts();
        TestClient client = client();
        TestClient suspended = client();
        suspended.change("erin", "suspend").then().statusCode(200);
        String old = statements(client).getFirst();
        String lost = active("statement");
        assertThat(liveStatements(lost)).isPositive();
        act("erin", lost, "compromised").then().statusCode(200).body("state", equalTo("compromised"));
        String next = active("statement");
        assertThat(next).isNotEqualTo(lost);
        assertThat(published(STATEMENT_SET)).contains(next).doesNotContain(lost);
        assertThat(verifies(old, STATEMENT_SET)).isFalse();
        assertThat(statements(client)).doesNotContain(old);
        eventually(() -> liveStatements(lost) == 0);
        assertThat(statements(client)).singleElement().satisfies(anew -> {
            assertThat(kid(anew)).isEqualTo(next);
            assertThat(verifies(anew, STATEMENT_SET)).isTrue();
            JwtClaims then = claims(old);
            JwtClaims now = claims(anew);
            assertThat(now.getIssuedAt().getValue())
                    .isGreaterThan(then.getIssuedAt().getValue());
            assertThat(now.getExpirationTime()).isEqualTo(then.getExpirationTime());
            assertThat(now.getJwtId()).isNotEqualTo(then.getJwtId());
            assertThat(now.getStringClaimValue("cimd_digest")).isEqualTo(then.getStringClaimValue("cimd_digest"));
        });
        assertThat(statements(suspended)).isEmpty();
        suspended.restored();
        assertThat(statements(suspended))
                .singleElement()
                .satisfies(anew -> assertThat(kid(anew)).isEqualTo(next));
        assertThat(acts.named(lost)).containsExactly("erin key.compromised");
        assertThat(acts.named(next)).containsExactly("erin key.activated");
        String metrics = given().get(TestStack.MANAGEMENT + "/metrics").asString();
        assertThat(metrics.lines()).anyMatch(line -> line.startsWith("countersign_statements_to_resign"));
        act("erin", lost, "compromised").then().statusCode(409).body("state", equalTo("compromised"));
        act("erin", lost, "activate").then().statusCode(409).body("state", equalTo("compromised"));
    }

    @Test
    void formerKeysAreASignedSet() throws Exception {
        String lostStatement = active("statement");
        String lostAnswer = active("answer");
        act("erin", lostStatement, "compromised").then().statusCode(200);
        act("grace", lostAnswer, "compromised").then().statusCode(200);
        assertThat(published(ANSWER_SET)).doesNotContain(lostAnswer);
        Response answer = given().get(KEYS + "/historical");
        answer.then().statusCode(200).contentType("application/jwk-set+jwt");
        String jws = answer.asString();
        assertThat(verifies(jws, ANSWER_SET)).isTrue();
        assertThat(verifies(jws, STATEMENT_SET)).isFalse();
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(jws);
        assertThat(signed.getHeader("typ")).isEqualTo("jwk-set+jwt");
        assertThat(signed.getKeyIdHeaderValue()).isEqualTo(active("answer"));
        Map<String, Object> claims = historical();
        assertThat(claims.get("iss")).isEqualTo("https://registry.example");
        assertThat(claims.get("iat")).isInstanceOf(Long.class);
        for (String kid : List.of(lostStatement, lostAnswer)) {
            Map<String, Object> key = former(kid);
            assertThat(JsonWebKey.Factory.newJwk(key).getKey()).isNotNull();
            assertThat(key).containsEntry("countersign_purpose", kid.equals(lostAnswer) ? "answer" : "statement");
            assertThat(key.get("revoked"))
                    .isEqualTo(Map.of("reason", "compromised", "revoked_at", Objects.requireNonNull(key.get("exp"))));
            assertThat((Long) key.get("iat")).isLessThanOrEqualTo((Long) key.get("exp"));
        }
    }

    @Test
    void aKeyThatRetiredLongAgoLeavesTheSetAndItsStatementsAreMadeAnew() throws Exception {
        Acts acts = new Acts();
        TestClient client = client();
        String old = active("statement");
        String next = pending("statement");
        act("erin", next, "activate").then().statusCode(200);
        try (var owner = TestStack.ownerConnection();
                var insert = owner.prepareStatement("insert into signing_key_act (kid, state, reason, at, by)"
                        + " values (?, 'RETIRING', 'long ago', now() - interval '31 days', 'test')")) {
            insert.setString(1, old);
            insert.executeUpdate();
        }
        eventually(() -> state(old).equals("retired"));
        assertThat(published(STATEMENT_SET)).doesNotContain(old);
        Map<?, ?> revoked = (Map<?, ?>) Objects.requireNonNull(former(old).get("revoked"));
        assertThat(revoked.get("reason")).isEqualTo("superseded");
        eventually(() -> liveStatements(old) == 0);
        // both are still true; the newest one verifies against the published set
        assertThat(statements(client)).hasSize(2);
        assertThat(verifies(statements(client).getFirst(), STATEMENT_SET)).isTrue();
        assertThat(acts.named(old)).containsExactly("countersign key.retired");
    }
}
