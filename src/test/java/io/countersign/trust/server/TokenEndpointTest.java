package io.countersign.trust.server;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Assertion.form;
import static io.countersign.testing.Assertion.post;
import static io.countersign.testing.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Assertion;
import io.countersign.testing.Keys;
import io.countersign.testing.Servers;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token for an assertion that an authorization server signed, and for nothing else. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class TokenEndpointTest {

    private static final String REGISTRY = "https://registry.example";
    private static final PublicJsonWebKey KEY = Keys.pair("ES256", "k1");

    private final String name = Servers.name();
    private final String issuer = "https://" + name + ".example";
    private String id = "";

    @BeforeEach
    void register() {
        id = register(KEY);
    }

    private String register(PublicJsonWebKey... keys) {
        return Servers.register(Servers.body(id.isEmpty() ? name : Servers.name(), Map.of("jwks", Keys.set(keys))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Assertion assertion() {
        return new Assertion(issuer, KEY, "ES256");
    }

    private static void refusedAs(Response answer, String error) {
        answer.then()
                .statusCode(400)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("size()", equalTo(2));
    }

    @Test
    void anAssertionIsExchangedForATokenOfTenMinutes() throws InvalidJwtException {
        Response answer = assertion().send();
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .body("size()", equalTo(3));
        String[] parts = answer.<String>path("access_token").split("\\.", 3);
        assertThat(text(parts[0])).contains("\"typ\":\"at+jwt\"");
        JwtClaims claims = JwtClaims.parse(text(parts[1]));
        assertThat(claims.getClaimsMap())
                .containsOnlyKeys("iss", "sub", "aud", "client_id", "iat", "exp", "jti")
                .containsEntry("iss", REGISTRY)
                .containsEntry("sub", id)
                .containsEntry("aud", REGISTRY)
                .containsEntry("client_id", issuer);
        assertThat((Long) claims.getClaimValue("exp") - (Long) claims.getClaimValue("iat"))
                .isEqualTo(600);
    }

    private static String text(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256", "EdDSA"})
    void eachAlgorithmOfTheMetadataIsAccepted(String algorithm) {
        String other = Servers.name();
        PublicJsonWebKey key = Keys.pair(algorithm, "k");
        Servers.register(Servers.body(other, Map.of("jwks", Keys.set(KEY, key))))
                .then()
                .statusCode(201);
        new Assertion("https://" + other + ".example", key, algorithm)
                .send()
                .then()
                .statusCode(200);
    }

    @Test
    void theMetadataNamesTheEndpoint() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(REGISTRY))
                .body("token_endpoint", equalTo(REGISTRY + Assertion.ENDPOINT))
                .body("token_endpoint_auth_methods_supported", contains("private_key_jwt"))
                .body("token_endpoint_auth_signing_alg_values_supported", contains("ES256", "RS256", "PS256", "EdDSA"))
                .body("grant_types_supported", contains("client_credentials"))
                .body("response_types_supported", empty());
    }

    /** Whatever may be different about an assertion that still is one. */
    static Stream<Change> accepted() {
        return Stream.of(
                new Change("aud = the endpoint", it -> it.claims.setAudience(REGISTRY + Assertion.ENDPOINT)),
                new Change("aud among others", it -> it.claims.setAudience("https://a.example", REGISTRY)),
                new Change("no kid", it -> it.kid = null),
                new Change("typ JWT", it -> it.typ = "JWT"),
                new Change("typ of its own", it -> it.typ = "client-authentication+jwt"),
                new Change("five minutes and some skew", it -> it.expiresIn(320)),
                new Change("expired within the skew", it -> it.expiresIn(-15)));
    }

    /** One thing that is different about an assertion. */
    record Change(String what, java.util.function.Consumer<Assertion> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Change change) {
        Assertion assertion = assertion();
        change.change.accept(assertion);
        assertion.send().then().statusCode(200);
    }

    static Stream<Change> whatIsNoAssertion() {
        return Stream.of(
                new Change("another audience", it -> it.claims.setAudience("https://other.example")),
                new Change("a longer audience", it -> it.claims.setAudience(REGISTRY + "/")),
                new Change("no audience", it -> it.claims.unsetClaim("aud")),
                new Change("expired", it -> it.expiresIn(-40)),
                new Change("valid for too long", it -> it.expiresIn(400)),
                new Change("no exp", it -> it.claims.unsetClaim("exp")),
                new Change("not valid yet", it -> it.claims.setNotBeforeMinutesInThePast(-2)),
                new Change("no jti", it -> it.claims.unsetClaim("jti")),
                new Change("an empty jti", it -> it.claims.setJwtId("")),
                new Change("a jti with U+0000", it -> it.claims.setJwtId("a\0b")),
                new Change("a long jti", it -> it.claims.setJwtId("j".repeat(256))),
                new Change("another subject", it -> it.claims.setSubject("https://other.example")),
                new Change("no subject", it -> it.claims.unsetClaim("sub")),
                new Change("an issuer nobody knows", it -> {
                    it.claims.setIssuer("https://nobody.example");
                    it.claims.setSubject("https://nobody.example");
                }),
                new Change("an issuer with U+0000", it -> it.claims.setIssuer("https://as.example\0")),
                new Change("no issuer", it -> it.claims.unsetClaim("iss")),
                new Change("a number for an issuer", it -> it.claims.setClaim("iss", 1)),
                new Change("a key nobody has", it -> it.kid = "k2"),
                new Change("another type", it -> it.typ = "at+jwt"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoAssertion(Change change) {
        Assertion assertion = assertion();
        change.change.accept(assertion);
        refusedAs(assertion.send(), "invalid_client");
    }

    @Test
    void aSignatureByAnotherKeyIsNone() {
        refusedAs(new Assertion(issuer, Keys.pair("ES256", "k1"), "ES256").send(), "invalid_client");
        refusedAs(new Assertion(issuer, Keys.pair("RS256", "k1"), "RS256").send(), "invalid_client");
        refusedAs(new Assertion(issuer, KEY, "none").send(), "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b.c", "..", "e30.e30.", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoJwtIsNoAssertion(String text) {
        refusedAs(Assertion.send(text), "invalid_client");
    }

    @Test
    void theSameNameCountsOnce() {
        Assertion first = assertion();
        first.send().then().statusCode(200);
        refusedAs(first.send(), "invalid_client");
        Assertion again = assertion();
        again.claims.setClaim("jti", first.claims.getClaimValue("jti"));
        refusedAs(again.send(), "invalid_client");
    }

    @Test
    void aNameThatAnotherUsedIsFree() {
        String other = Servers.name();
        Servers.register(Servers.body(other, Map.of("jwks", Keys.set(KEY))))
                .then()
                .statusCode(201);
        Assertion first = assertion();
        first.send().then().statusCode(200);
        Assertion second = new Assertion("https://" + other + ".example", KEY, "ES256");
        second.claims.setClaim("jti", first.claims.getClaimValue("jti"));
        second.send().then().statusCode(200);
    }

    @Test
    void anAssertionThatDidNotHoldUsesNoNameUp() {
        Assertion forged = new Assertion(issuer, Keys.pair("ES256", "k1"), "ES256");
        refusedAs(forged.send(), "invalid_client");
        Assertion real = assertion();
        real.claims.setClaim("jti", forged.claims.getClaimValue("jti"));
        real.send().then().statusCode(200);
    }

    /** However many come at once, one gets a token; those that were too many are told to come again. */
    @Test
    void manyAtOnceWithOneNameGetOneToken() throws Exception {
        String jws = assertion().jws();
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            senders.add(() -> Assertion.send(jws).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(senders.size())) {
            for (Future<Integer> sent : executor.invokeAll(senders)) {
                statuses.add(sent.get());
            }
        }
        assertThat(statuses).isSubsetOf(200, 400, 503).containsOnlyOnce(200);
    }

    @Test
    void aDisabledOneGetsNoToken() {
        as("erin").post(Servers.PATH + "/" + id + "/disable").then().statusCode(200);
        refusedAs(assertion().send(), "invalid_client");
        as("erin").post(Servers.PATH + "/" + id + "/enable").then().statusCode(200);
        assertion().send().then().statusCode(200);
    }

    @Test
    void oneThatChangedItsKeysIsKnownByTheNewOnesOnly() {
        PublicJsonWebKey next = Keys.pair("ES256", "k2");
        as("erin")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Servers.body(name, Map.of("jwks", Keys.set(next))))
                .put(Servers.PATH + "/" + id)
                .then()
                .statusCode(200);
        refusedAs(assertion().send(), "invalid_client");
        new Assertion(issuer, next, "ES256").send().then().statusCode(200);
    }

    @Test
    void oneThatIsKnownByASubjectHasNoKeys() {
        String other = Servers.name();
        Servers.register(Servers.body(other, Map.of("token_subject", other)))
                .then()
                .statusCode(201);
        refusedAs(new Assertion("https://" + other + ".example", KEY, "ES256").send(), "invalid_client");
    }

    @Test
    void aParameterIsThereOnce() {
        String jws = assertion().jws();
        refusedAs(post(form(jws) + "&grant_type=client_credentials"), "invalid_request");
        refusedAs(post(form(jws) + "&x=1&x=2"), "invalid_request");
        refusedAs(post(form(jws) + "&x&x"), "invalid_request");
        post(form(jws) + "&x=1").then().statusCode(200);
    }

    @Test
    void onlyTheGrantOfTheMetadataIsKnown() {
        String good = form(assertion().jws());
        refusedAs(post(good.replace("client_credentials", "password")), "unsupported_grant_type");
        refusedAs(post(good.replace("grant_type", "grant")), "invalid_request");
        refusedAs(post(good.replace("grant_type=client_credentials", "grant_type=")), "invalid_request");
        refusedAs(post(good + "&scope=all"), "invalid_scope");
        refusedAs(post(good + "&x=%zz"), "invalid_request");
        refusedAs(post(""), "invalid_request");
        post(good).then().statusCode(200);
    }

    @Test
    void onlyAnAssertionAuthenticates() {
        String good = form(assertion().jws());
        refusedAs(post(good + "&client_secret=s"), "invalid_client");
        refusedAs(post(good.replace("jwt-bearer", "saml2-bearer")), "invalid_client");
        refusedAs(post("grant_type=client_credentials&client_id=" + issuer), "invalid_client");
        post(good + "&client_id=" + issuer).then().statusCode(200);
        refusedAs(post(form(assertion().jws()) + "&client_id=keycloak"), "invalid_client");
    }

    @Test
    void aRequestIsAtMost16KiB() {
        refused(post(form(assertion().jws()) + "&x=" + "x".repeat(16 * 1024)), 413, "body-too-large")
                .body("limit", equalTo(16 * 1024));
        refused(
                given().contentType(ContentType.JSON).body("{}").post(Assertion.ENDPOINT),
                415,
                "unsupported-media-type");
    }
}
