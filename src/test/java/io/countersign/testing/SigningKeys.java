package io.countersign.testing;

import static io.countersign.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api.TestClient;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/** The key ring as its users see it: over HTTP and nothing else. */
public final class SigningKeys {

    /** Where the keys are looked after. */
    public static final String KEYS = "/api/v1/signing-keys";

    /** The published set of statement keys. */
    public static final String STATEMENT_SET = "/.well-known/jwks.json";

    /** The published set of answer keys. */
    public static final String ANSWER_SET = "/access/v1/jwks";

    private SigningKeys() {}

    /** The ring is shared with every other test class: whatever happened, both purposes sign afterwards. */
    public static void somethingSigns() {
        for (String purpose : List.of("statement", "answer")) {
            boolean signs = keys().stream()
                    .anyMatch(key -> is(key, purpose, "active") && Boolean.TRUE.equals(key.get("mounted")));
            if (!signs) {
                act("erin", pending(purpose), "activate").then().statusCode(200);
            }
        }
    }

    /** A client with a live version. */
    public static TestClient client() {
        TestClient client = Api.client();
        client.published(client.document());
        return client;
    }

    /** Every key, as an auditor reads it. */
    public static List<Map<String, Object>> keys() {
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

    /** The key that signs for a purpose. */
    public static String active(String purpose) {
        return first(purpose, "active");
    }

    /** A mounted key that waits. */
    public static String pending(String purpose) {
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

    /** Where a key stands. */
    public static String state(String kid) {
        return (String) Objects.requireNonNull(key(kid).get("state"));
    }

    /** How many live statements a key signed. */
    public static int liveStatements(String kid) {
        return (Integer) Objects.requireNonNull(key(kid).get("live_statements"));
    }

    /** Activates a key, or says that it is compromised. */
    public static Response act(String person, String kid, String act) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "because"))
                .post(KEYS + "/" + kid + "/" + act);
    }

    /** The statements over the live version of a client. */
    public static List<String> statements(TestClient client) {
        return given().get("/api/v1/clients/" + client.id() + "/statements")
                .then()
                .statusCode(200)
                .extract()
                .path("software_statements");
    }

    /** The names of the keys of a published set. */
    public static List<String> published(String set) {
        return given().get(set).path("keys.kid");
    }

    /** The claims of the signed set of former keys. */
    public static Map<String, Object> historical() throws Exception {
        String jws = given().get(KEYS + "/historical").asString();
        return claims(jws).getClaimsMap();
    }

    /** One of the former keys. */
    public static Map<String, Object> former(String kid) throws Exception {
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

    /** The claims of a JWT, unverified. */
    public static JwtClaims claims(String jws) throws Exception {
        return JwtClaims.parse(
                new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    /** The key that a JWS names. */
    public static String kid(String jws) throws Exception {
        return ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(jws)).getKeyIdHeaderValue();
    }

    /** As anybody verifies: with a JOSE library and the set that is published now. */
    public static boolean verifies(String compact, String set) throws Exception {
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

    /** Waits for what comes with a schedule. */
    public static void eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
