package io.countersign.testing;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;

import io.countersign.testing.Api.TestClient;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;

/** An authorization server of a test's own, that signs assertions. */
public record TestServer(String id, PublicJsonWebKey key, Map<String, Object> body) {

    /** One that was registered with these members instead of the usual ones. */
    public static TestServer registered(Map<String, Object> changed) {
        PublicJsonWebKey key = Keys.pair("ES256", "k1");
        Map<String, Object> body = new HashMap<>(Servers.body(Servers.name(), Map.of("jwks", Keys.set(key))));
        body.putAll(changed);
        String id = Servers.register(body).then().statusCode(201).extract().path("id");
        return new TestServer(id, key, body);
    }

    /** Its issuer identifier. */
    public String issuer() {
        return String.valueOf(body.get("issuer"));
    }

    /** Has erin change a member the first time. */
    public Response change(String member, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(member, value);
        return as("erin")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(changed)
                .put(Servers.PATH + "/" + id);
    }

    /** Has erin disable it. */
    public Response disable() {
        return as("erin").contentType(ContentType.JSON).post(Servers.PATH + "/" + id + "/disable");
    }

    /** A token of the registry's. */
    public String token() {
        return new Assertion(issuer(), key, "ES256")
                .send()
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Asks whether a client may authorize at a resource. */
    public ValidatableResponse asks(String token, TestClient client, String resource, String context) {
        boolean itself = resource.equals(issuer());
        return bearing(token)
                .contentType(ContentType.JSON)
                .body("""
                    {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"authorize"},
                     "resource":{"type":"%s","id":"%s"},"context":%s}""".formatted(client.clientId(), itself ? "issuer" : "oauth_resource", resource, context))
                .post("/access/v1/evaluation")
                .then();
    }

    /** Asks it with a token of its own. */
    public ValidatableResponse asks(TestClient client, String resource, String context) {
        return asks(token(), client, resource, context).statusCode(200);
    }
}
