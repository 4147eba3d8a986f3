package io.countersign.trust;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Entitled;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.Soon;
import io.countersign.testing.TestServer;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

/** What one authorization server is answered and another is not: mode, environments, scopes, tokens of the registry's own. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ServerAnswersTest {

    private static TestClient live(Realm realm) {
        TestClient client = realm.client();
        realm.published(client, client.document());
        return client;
    }

    @Test
    void aServerComesInWithATokenOfTheRegistry() {
        TestClient client = live(Realm.create());
        TestServer server = TestServer.registered(Map.of());
        String token = server.token();
        server.asks(token, client, server.issuer(), "{}").statusCode(200).body("decision", equalTo(true));
        server.asks(token, client, "https://as.example", "{}").body("context.reason", equalTo("resource_unknown"));
        server.disable().then().statusCode(200);
        server.asks(token, client, server.issuer(), "{}")
                .statusCode(403)
                .body("type", equalTo("https://countersign.io/problems/authorization-server-unknown"));
        bearing(token)
                .get("/api/v1/trust?client_id=" + client.clientId())
                .then()
                .statusCode(403);
    }

    @Test
    void reportModeSaysYesAndWhatItWouldHaveRefused() {
        TestClient client = live(Realm.create());
        TestServer server = TestServer.registered(Map.of("mode", "report"));
        server.asks(client, server.issuer(), "{}")
                .body("decision", equalTo(true))
                .body("context.mode", equalTo("report"))
                .body("context.would_refuse", equalTo(false));
        client.change("erin", "revoke").then().statusCode(200);
        server.asks(client, server.issuer(), "{}")
                .body("decision", equalTo(true))
                .body("context.would_refuse", equalTo(true))
                .body("context.reasons", contains("client_revoked"));
        Soon.holds(() -> as("frank")
                .get("/api/v1/evaluations?refused=true&authorization_server=" + server.id())
                .then()
                .body("items.decision", contains(true))
                .body("items.client_id", contains(client.clientId())));
        String metrics = given().get(TestStack.MANAGEMENT + "/metrics").asString();
        assertThat(metrics)
                .containsPattern(
                        "countersign_evaluations_total\\{decision=\"true\",mode=\"report\",reason=\"client_revoked\"} [1-9]");
    }

    @Test
    void aServerAsksOnlyAboutItsEnvironments() {
        TestClient client = live(Realm.create());
        TestServer server = TestServer.registered(Map.of("environments", List.of("staging")));
        server.asks(client, server.issuer(), "{}").body("context.reasons", contains("environment_mismatch"));
        server.asks(client, server.issuer(), "{\"environment\":\"prod\"}")
                .body("context.reasons", contains("environment_not_served"));
    }

    @Test
    void askForLessNeverForMore() {
        Realm realm = Realm.create();
        realm.under(Policies.reviewers(1));
        TestClient client = live(realm);
        Entitled notes = Entitled.at("notes.read", "notes.write", "notes.share");
        TestServer strict = TestServer.registered(Map.of());
        TestServer narrowing = TestServer.registered(Map.of("narrows_scope", true));

        strict.asks(client, notes.url(), "{}").body("context.reasons", contains("not_entitled"));
        notes.granted(realm, client, "notes.read", "notes.write");

        strict.asks(client, notes.url(), "{}")
                .body("decision", equalTo(true))
                .body("context.granted_scope", equalTo("notes.read notes.write"));
        strict.asks(client, notes.url(), "{\"scope\":\"notes.write\"}")
                .body("decision", equalTo(true))
                .body("context.granted_scope", equalTo("notes.write"));
        strict.asks(client, notes.url(), "{\"scope\":\"notes.share notes.read\"}")
                .body("decision", equalTo(false))
                .body("context.reasons", contains("scope_beyond_entitlement"))
                .body("context.granted_scope", equalTo("notes.read"));
        narrowing
                .asks(client, notes.url(), "{\"scope\":\"notes.share notes.read\"}")
                .body("decision", equalTo(true))
                .body("context.granted_scope", equalTo("notes.read"));
        narrowing
                .asks(client, notes.url(), "{\"scope\":\"notes.share\"}")
                .body("decision", equalTo(false))
                .body("context.reasons", contains("scope_beyond_entitlement"));
        strict.asks(client, "https://nowhere.example", "{}").body("context.reasons", contains("resource_unknown"));
        as("erin")
                .contentType(ContentType.JSON)
                .post("/api/v1/resources/" + notes.id() + "/disable")
                .then()
                .statusCode(200);
        strict.asks(client, notes.url(), "{}").body("context.reasons", contains("resource_unknown"));
    }

    @Test
    void theSignedStatusIsForTheServerThatAsks() throws Exception {
        TestClient client = live(Realm.create());
        TestServer server = TestServer.registered(Map.of());
        String path = "/api/v1/trust?client_id=" + client.clientId();
        Response answer = bearing(server.token()).accept("application/jwt").get(path);
        answer.then().statusCode(200).contentType("application/jwt");
        JwtClaims claims = verified(answer.asString(), server.issuer());
        assertThat(status(claims))
                .containsEntry("client_id", client.clientId())
                .containsEntry("status", "active")
                .containsEntry("version", 1L)
                .containsKey("cimd_digest");
        client.change("erin", "suspend").then().statusCode(200);
        String after =
                bearing(server.token()).accept("application/jwt").get(path).asString();
        assertThat(status(verified(after, server.issuer()))).containsEntry("status", "suspended");
        as("erin")
                .accept("application/jwt")
                .get(path)
                .then()
                .statusCode(403)
                .body("any_of", hasItem("authorization-server"));
        bearing(server.token())
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("suspended"))
                .body("mode", nullValue());
    }

    private static Map<String, Object> status(JwtClaims claims) {
        return claims.flattenClaims().entrySet().stream()
                .filter(claim -> claim.getKey().startsWith("client_status."))
                .collect(Collectors.toMap(
                        claim -> claim.getKey().substring("client_status.".length()),
                        claim -> claim.getValue().getFirst()));
    }

    private static JwtClaims verified(String jwt, String audience) throws Exception {
        String keys = given().get("/access/v1/jwks").asString();
        return new JwtConsumerBuilder()
                .setExpectedType(true, "client-trust-status+jwt")
                .setExpectedIssuer("https://registry.example")
                .setExpectedAudience(audience)
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .build()
                .processToClaims(jwt);
    }
}
