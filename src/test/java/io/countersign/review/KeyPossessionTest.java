package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.NameServer;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key possession: a challenge of the registry, signed by a key of the document, and by nothing else. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class KeyPossessionTest {
    private static final int RSA_BITS = 2048;

    /** What an attacker, or somebody careless, sends instead. */
    private static final Map<String, BiConsumer<JsonWebSignature, JwtClaims>> REFUSED = Map.ofEntries(
            Map.entry("another key", (jws, _) -> sign(jws, "ES256", ec("key-1"))),
            Map.entry("another key under another name", (jws, _) -> sign(jws, "ES256", ec("key-2"))),
            Map.entry("another type", (jws, _) -> jws.setHeader("typ", "JWT")),
            Map.entry("no type", (jws, _) -> jws.getHeaders().setObjectHeaderValue("typ", null)),
            Map.entry("no nonce", (_, claims) -> claims.unsetClaim("nonce")),
            Map.entry(
                    "a nonce nobody gave out",
                    (_, claims) -> claims.setClaim("nonce", "0190a000-0000-7000-8000-000000000000")),
            Map.entry("a nonce that is no text", (_, claims) -> claims.setClaim("nonce", 7)),
            Map.entry("another digest", (_, claims) -> claims.setClaim("cimd_digest", "C".repeat(42) + "A")),
            Map.entry("no digest", (_, claims) -> claims.unsetClaim("cimd_digest")),
            Map.entry("another audience", (_, claims) -> claims.setAudience("https://as.example")),
            Map.entry("no audience", (_, claims) -> claims.unsetClaim("aud")),
            Map.entry("another issuer", (_, claims) -> claims.setIssuer("https://evil.example/client")),
            Map.entry("another subject", (_, claims) -> claims.setSubject("https://evil.example/client")),
            Map.entry("expired", (_, claims) -> claims.setExpirationTime(in(Duration.ofMinutes(-2)))),
            Map.entry("no end", (_, claims) -> claims.unsetClaim("exp")),
            Map.entry("no beginning", (_, claims) -> claims.unsetClaim("iat")),
            Map.entry("good for a year", (_, claims) -> claims.setExpirationTime(in(Duration.ofDays(365)))));

    private final PublicJsonWebKey key = ec("key-1");
    private Realm realm = new Realm("", "");
    private TestClient client = new TestClient("", "");

    static Iterable<String> refusedWays() {
        return REFUSED.keySet();
    }

    @BeforeEach
    void aPolicyThatAsksForIt() {
        realm = Realm.create()
                .under(Map.of(
                        "approvals", Map.of("reviewer", 1),
                        "validity", "P90D",
                        "evidence", Map.of("key-possession", "P7D")));
        client = realm.client();
    }

    @Test
    void keysOnANetworkOfOurOwnAreNotFetched() {
        NameServer.address("keys.acme.example", "127.0.0.1");
        refused(
                        prove(submittedWithKeysAt("https://keys.acme.example/jwks.json"), "e30.e30.e30"),
                        422,
                        "evidence-refused")
                .body("reason", containsString("jwks_uri is not read"))
                .body("reason", containsString("loopback"));
    }

    @Test
    void anAddressThatIsNoUriIsNoFaultOfOurs() {
        refused(prove(submittedWithKeysAt("https://acme.example/["), "e30.e30.e30"), 422, "evidence-refused")
                .body("reason", containsString("no URI"));
    }

    private TestSubmission submittedWithKeysAt(String uri) {
        String document = client.document()
                .replace("http://127.0.0.1/callback\",\"", "")
                .replace(
                        "\"token_endpoint_auth_method\":\"none\"",
                        "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks_uri\":\"" + uri + "\"");
        return realm.submitted(client, document);
    }

    private TestSubmission submitted(PublicJsonWebKey published) {
        String document = client.document()
                .replace("http://127.0.0.1/callback\",\"", "")
                .replace(
                        "\"token_endpoint_auth_method\":\"none\"",
                        "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":{\"keys\":["
                                + published.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");
        return realm.submitted(client, document);
    }

    private String challenge(TestSubmission submission) {
        return realm.author("ann")
                .contentType(ContentType.JSON)
                .post("/api/v1/submissions/" + submission.id() + "/evidence/challenges")
                .then()
                .statusCode(201)
                .extract()
                .path("challenge");
    }

    private Response prove(TestSubmission submission, String jwt) {
        return realm.author("ann")
                .contentType(ContentType.JSON)
                .body(Map.of("jwt", jwt))
                .post("/api/v1/submissions/" + submission.id() + "/evidence/key-possession");
    }

    private JwtClaims claims(TestSubmission submission, String challenge) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(client.clientId());
        claims.setSubject(client.clientId());
        claims.setAudience("https://registry.example");
        claims.setIssuedAtToNow();
        claims.setExpirationTime(in(Duration.ofMinutes(5)));
        claims.setClaim("nonce", challenge);
        claims.setClaim("cimd_digest", submission.digest());
        return claims;
    }

    private static NumericDate in(Duration time) {
        return NumericDate.fromSeconds(Instant.now().plus(time).getEpochSecond());
    }

    private static PublicJsonWebKey ec(String kid) {
        try {
            return named(EcJwkGenerator.generateJwk(EllipticCurves.P256), kid, "ES256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, String kid, String alg) {
        key.setKeyId(kid);
        key.setUse("sig");
        key.setAlgorithm(alg);
        return key;
    }

    private static void sign(JsonWebSignature jws, String alg, PublicJsonWebKey with) {
        jws.setAlgorithmHeaderValue(alg);
        jws.setKeyIdHeaderValue(with.getKeyId());
        jws.setKey(with.getPrivateKey());
    }

    private static String jwt(String alg, PublicJsonWebKey with, JwtClaims claims, Consumer<JsonWebSignature> change) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("typ", "key-possession+jwt");
        sign(jws, alg, with);
        change.accept(jws);
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String good(TestSubmission submission, String challenge) {
        return jwt("ES256", key, claims(submission, challenge), _ -> {});
    }

    @Test
    void aSignedChallengeIsTheLastThingMissing() {
        TestSubmission submission = submitted(key);
        submission.decide("carol", "approve").then().statusCode(201).body("state", equalTo("IN_REVIEW"));
        prove(submission, good(submission, challenge(submission)))
                .then()
                .statusCode(201)
                .body("state", equalTo("APPROVED"));
        submission
                .pack()
                .body("evidence[0].kind", equalTo("key-possession"))
                .body("evidence[0].provided_by", equalTo("ann"))
                .body("evidence[0].detail", equalTo("signed with ES256 by the key \"key-1\""));
        submission.publish("carol").then().statusCode(201);
    }

    @Test
    void anRsaKeyIsAsGood() throws JoseException {
        PublicJsonWebKey rsa = named(RsaJwkGenerator.generateJwk(RSA_BITS), "rsa", "PS256");
        TestSubmission submission = submitted(rsa);
        prove(submission, jwt("PS256", rsa, claims(submission, challenge(submission)), _ -> {}))
                .then()
                .statusCode(201);
    }

    @Test
    void aKeyWithoutANameIsNoSurprise() throws JoseException {
        PublicJsonWebKey unnamed = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        TestSubmission submission = submitted(unnamed);
        prove(submission, jwt("ES256", unnamed, claims(submission, challenge(submission)), _ -> {}))
                .then()
                .statusCode(201);
        submission.pack().body("evidence[0].detail", not(containsString("null")));
    }

    @ParameterizedTest
    @MethodSource("refusedWays")
    void nothingElseProvesIt(String way) {
        TestSubmission submission = submitted(key);
        String challenge = challenge(submission);
        JwtClaims claims = claims(submission, challenge);
        String jwt = jwt("ES256", key, claims, jws -> {
            BiConsumer<JsonWebSignature, JwtClaims> change = REFUSED.getOrDefault(way, (_, _) -> {});
            change.accept(jws, claims);
        });
        refused(prove(submission, jwt), 422, "evidence-refused");
        prove(submission, good(submission, challenge)).then().statusCode(201);
    }

    @Test
    void noAlgorithmAndThePublicKeyAsASecretProveNothing() {
        TestSubmission submission = submitted(key);
        JwtClaims claims = claims(submission, challenge(submission));
        String none = jwt("none", key, claims, jws -> {
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setKey(null);
        });
        refused(prove(submission, none), 422, "evidence-refused");
        for (byte[] secret : new byte[][] {
            key.getPublicKey().getEncoded(),
            key.toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(java.nio.charset.StandardCharsets.UTF_8)
        }) {
            String hmac = jwt("HS256", key, claims, jws -> {
                jws.setAlgorithmHeaderValue("HS256");
                jws.setKey(new HmacKey(secret));
            });
            refused(prove(submission, hmac), 422, "evidence-refused");
        }
    }

    @Test
    void aChallengeIsGoodOnceAndForItsSubmissionOnly() {
        TestSubmission submission = submitted(key);
        TestSubmission other = submitted(key);
        String challenge = challenge(submission);
        refused(prove(other, good(other, challenge)), 422, "evidence-refused");
        prove(submission, good(submission, challenge)).then().statusCode(201);
        refused(prove(submission, good(submission, challenge)), 422, "evidence-refused")
                .body("reason", containsString("was used"));
    }

    @Test
    void thereAreOnlySoManyOpenChallengesAndUsingOneMakesRoom() {
        TestSubmission submission = submitted(key);
        String first = challenge(submission);
        for (int more = 1; more < 20; more++) {
            challenge(submission);
        }
        refused(
                realm.author("ann")
                        .contentType(ContentType.JSON)
                        .post("/api/v1/submissions/" + submission.id() + "/evidence/challenges"),
                422,
                "evidence-refused");
        prove(submission, good(submission, first)).then().statusCode(201);
        assertThat(challenge(submission)).isNotBlank();
    }

    @Test
    void onlyAuthorsOfTheNamespaceAskAndProve() {
        TestSubmission submission = submitted(key);
        String path = "/api/v1/submissions/" + submission.id() + "/evidence/";
        refused(as("carol").contentType(ContentType.JSON).post(path + "challenges"), 403, "role-missing");
        refused(as("bob").contentType(ContentType.JSON).post(path + "challenges"), 404, "not-found");
        String jwt = good(submission, challenge(submission));
        refused(
                as("carol")
                        .contentType(ContentType.JSON)
                        .body(Map.of("jwt", jwt))
                        .post(path + "key-possession"),
                403,
                "role-missing");
        prove(submission, jwt).then().statusCode(201);
    }

    @Test
    void hostileTokensAreRefused() {
        TestSubmission submission = submitted(key);
        refused(prove(submission, " "), 400, "invalid-member").body("errors.pointer", hasItem("/jwt"));
        refused(prove(submission, "x".repeat(8193)), 400, "invalid-member").body("errors.pointer", hasItem("/jwt"));
        for (String jwt : new String[] {"x", "a.b.c", "..", "e30.e30.", "eyJhbGciOiJFUzI1NiJ9..x", "é.é.é"}) {
            refused(prove(submission, jwt), 422, "evidence-refused");
        }
    }

    @Test
    void aDocumentWithoutKeysHasNoneToProve() {
        TestSubmission submission = realm.submitted(client, client.document());
        refused(prove(submission, good(submission, challenge(submission))), 422, "evidence-refused");
    }
}
