package io.countersign.signing;

import static io.countersign.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countersign.platform.embedded.SigningKeyFile;
import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key ring over HTTP: rotation, compromise, and what anybody can still verify afterwards. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class SigningKeysTest {

    private static final String KEYS = "/api/v1/signing-keys";
    private static final String STATEMENT_SET = "/.well-known/jwks.json";
    private static final String ANSWER_SET = "/access/v1/jwks";

    private final Acts acts = new Acts();

    /** The ring is shared with every other test class: whatever happened here, both purposes sign afterwards. */
    @AfterEach
    void somethingSigns() {
        for (String purpose : List.of("statement", "answer")) {
            boolean signs = keys().stream()
                    .anyMatch(key -> is(key, purpose, "active") && Boolean.TRUE.equals(key.get("mounted")));
            if (!signs) {
                act("erin", pending(purpose), "activate").then().statusCode(200);
            }
        }
    }

    @Test
    void afterARotationOldSignaturesStillVerify() throws Exception {
        TestClient before = published();
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
        String fresh = statements(published()).getFirst();
        assertThat(kid(fresh)).isEqualTo(next);
        assertThat(verifies(fresh, STATEMENT_SET)).isTrue();
        assertThat(historical().get("keys").toString()).doesNotContain(retiring);
        assertThat(acts.named(next)).containsExactly("erin key.activated");
        // the rotated one does not come back, and is no longer trusted when somebody has it
        act("erin", retiring, "activate").then().statusCode(409).body("state", equalTo("retiring"));
    }

    @Test
    void aCompromisedKeyIsGoneAndWhatItSignedIsSignedAnew() throws Exception {
        TestClient client = published();
        TestClient suspended = published();
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
        TestClient client = published();
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

    @Test
    void aMountedKeyIsSeenWithoutARestartAndWithoutItNothingIsSigned() throws Exception {
        List<Object> before = keys().stream().map(key -> key.get("kid")).toList();
        Path file = SigningKeyFile.keptIn(TestStack.STATEMENT_KEYS.resolve("z-" + UUID.randomUUID() + ".pem"));
        try {
            eventually(() -> keys().size() > before.size());
            String fresh = keys().stream()
                    .map(key -> key.get("kid"))
                    .filter(kid -> !before.contains(kid))
                    .map(String.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(state(fresh)).isEqualTo("pending");
            assertThat(published(STATEMENT_SET)).contains(fresh);
            assertThat(acts.named(fresh)).containsExactly("countersign key.seen");
            act("erin", fresh, "activate").then().statusCode(200);
            Files.delete(file);
            eventually(() -> given().get(TestStack.MANAGEMENT + "/health/ready").statusCode() == 503);
            given().get(TestStack.MANAGEMENT + "/health/ready")
                    .then()
                    .body(
                            "checks.find { it.name == 'signing keys' }.data.statement",
                            equalTo("private half not mounted"))
                    .body("checks.find { it.name == 'signing keys' }.data.answer", equalTo("signs"));
            TestClient client = Api.client();
            var submission = client.submitted(client.document());
            submission.decide("carol", "approve").then().statusCode(201);
            submission
                    .publish("alice")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("https://countersign.io/problems/unavailable"));
            act("erin", pending("statement"), "activate").then().statusCode(200);
            given().get(TestStack.MANAGEMENT + "/health/ready").then().statusCode(200);
            submission.publish("alice").then().statusCode(201);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void aPendingKeyThatIsNotMountedIsNotActivated() throws Exception {
        int before = keys().size();
        Path file = SigningKeyFile.keptIn(TestStack.STATEMENT_KEYS.resolve("z-" + UUID.randomUUID() + ".pem"));
        eventually(() -> keys().size() > before);
        String fresh = (String) keys().getLast().get("kid");
        Files.delete(file);
        act("erin", fresh, "activate")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://countersign.io/problems/key-not-mounted"));
        assertThat(state(fresh)).isEqualTo("pending");
        // it is still known, and can still be given up
        act("erin", fresh, "compromised").then().statusCode(200).body("mounted", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {STATEMENT_SET, ANSWER_SET})
    void thePublishedSetsAreCachedAndRevalidated(String set) {
        Response answer = given().get(set);
        answer.then().statusCode(200).contentType(ContentType.JSON).header("Cache-Control", "public, max-age=300");
        String tag = answer.header("ETag");
        given().header("If-None-Match", tag)
                .get(set)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "public, max-age=300");
        given().header("If-None-Match", "\"other\"").get(set).then().statusCode(200);
        assertThat(answer.asString()).doesNotContain("\"d\"");
    }

    @Test
    void noKeyIsInBothSets() {
        assertThat(published(STATEMENT_SET)).isNotEmpty().doesNotContainAnyElementsOf(published(ANSWER_SET));
        assertThat(published(ANSWER_SET)).contains(active("answer")).doesNotContain(active("statement"));
    }

    @Test
    void securityAdminsActAndOnlySomeLook() {
        for (String person : List.of("erin", "frank")) {
            as(person).get(KEYS).then().statusCode(200).body("items.state", hasItem("active"));
        }
        for (String person : List.of("alice", "carol", "keycloak")) {
            as(person)
                    .get(KEYS)
                    .then()
                    .statusCode(403)
                    .body("any_of", equalTo(List.of("security-admin", "auditor", "operator")));
        }
        String kid = pending("answer");
        for (String act : List.of("activate", "compromised")) {
            for (String person : List.of("alice", "carol", "frank", "keycloak")) {
                act(person, kid, act).then().statusCode(403).body("any_of", equalTo(List.of("security-admin")));
            }
            given().contentType(ContentType.JSON)
                    .body(Map.of("reason", "because"))
                    .post(KEYS + "/" + kid + "/" + act)
                    .then()
                    .statusCode(401);
        }
        given().get(KEYS).then().statusCode(401);
        assertThat(state(kid)).isEqualTo("pending");
    }

    @Test
    void badInputIsNamed() {
        String kid = pending("answer");
        for (String act : List.of("activate", "compromised")) {
            act("erin", "nobodys-key", act).then().statusCode(404);
            for (String body : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(1001) + "\"}")) {
                as("erin")
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(KEYS + "/" + kid + "/" + act)
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", equalTo(List.of("/reason")));
            }
        }
        act("erin", active("answer"), "activate").then().statusCode(409).body("state", equalTo("active"));
        as("erin").get(KEYS + "?limit=0").then().statusCode(400);
        as("erin").get(KEYS + "?cursor=-1").then().statusCode(400);
    }

    @Test
    void theListIsPaged() {
        var first = as("frank").get(KEYS + "?limit=1").then().statusCode(200).extract();
        var second = as("frank")
                .get(KEYS + "?limit=1&cursor=" + first.path("next_cursor"))
                .then()
                .statusCode(200)
                .extract();
        assertThat(first.<List<String>>path("items.kid"))
                .hasSize(1)
                .isNotEqualTo(second.<List<String>>path("items.kid"));
    }

    private static TestClient published() {
        TestClient client = Api.client();
        client.published(client.document());
        return client;
    }

    private static List<Map<String, Object>> keys() {
        return as("frank")
                .get(KEYS + "?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static boolean is(Map<String, Object> key, String purpose, String state) {
        return purpose.equals(key.get("purpose")) && state.equals(key.get("state"));
    }

    private static String active(String purpose) {
        return first(purpose, "active");
    }

    private static String pending(String purpose) {
        return first(purpose, "pending");
    }

    private static String first(String purpose, String state) {
        return keys().stream()
                .filter(key -> is(key, purpose, state) && Boolean.TRUE.equals(key.get("mounted")))
                .map(key -> (String) key.get("kid"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> key(String kid) {
        return keys().stream()
                .filter(key -> kid.equals(key.get("kid")))
                .findFirst()
                .orElseThrow();
    }

    private static String state(String kid) {
        return (String) Objects.requireNonNull(key(kid).get("state"));
    }

    private static int liveStatements(String kid) {
        return (Integer) Objects.requireNonNull(key(kid).get("live_statements"));
    }

    private static Response act(String person, String kid, String act) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "because"))
                .post(KEYS + "/" + kid + "/" + act);
    }

    private static List<String> statements(TestClient client) {
        return given().get("/api/v1/clients/" + client.id() + "/statements")
                .then()
                .statusCode(200)
                .extract()
                .path("software_statements");
    }

    private static List<String> published(String set) {
        return given().get(set).path("keys.kid");
    }

    private static Map<String, Object> historical() throws Exception {
        String jws = given().get(KEYS + "/historical").asString();
        return claims(jws).getClaimsMap();
    }

    private static Map<String, Object> former(String kid) throws Exception {
        List<?> keys = (List<?>) Objects.requireNonNull(historical().get("keys"));
        for (Object key : keys) {
            @SuppressWarnings("unchecked")
            Map<String, Object> members = (Map<String, Object>) key;
            if (kid.equals(members.get("kid"))) {
                return members;
            }
        }
        throw new AssertionError(kid + " is no historical key");
    }

    private static JwtClaims claims(String jws) throws Exception {
        return JwtClaims.parse(
                new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    private static String kid(String jws) throws Exception {
        return ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(jws)).getKeyIdHeaderValue();
    }

    /** As anybody verifies: with a JOSE library and the set that is published now. */
    private static boolean verifies(String compact, String set) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(compact);
        JsonWebKey key = new JsonWebKeySet(given().get(set).asString())
                .findJsonWebKey(jws.getKeyIdHeaderValue(), null, "sig", jws.getAlgorithmHeaderValue());
        if (key == null) {
            return false;
        }
        jws.setKey(key.getKey());
        return jws.verifySignature();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
