package io.countersign.testing;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** An authorization server of a test's own, of which something is said and which asks. */
public record Party(String id, String name, String issuer) {

    /** One that enforces. */
    public static Party enforcing(String product) {
        return of(product, "enforce");
    }

    /** One of a mode. */
    public static Party of(String product, String mode) {
        String name = Servers.name();
        Map<String, Object> body = Servers.body(name, Map.of("token_subject", name));
        body.put("product", product);
        body.put("mode", mode);
        String id = Servers.register(body).then().statusCode(201).extract().path("id");
        return new Party(id, name, "https://" + name + ".example");
    }

    /** Has erin say when it asks, and nothing else. */
    public Party asking(String when) {
        as("erin")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("asks", when))
                .put(Servers.PATH + "/" + id + "/lifetimes")
                .then()
                .statusCode(200);
        return this;
    }

    /** Asks whether a client may authorize here. */
    public Response ask(String clientId) {
        return bearing(Tokens.forUser(name, List.of("authorization-server"), List.of()))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "subject", Map.of("type", "oauth_client", "id", clientId),
                        "action", Map.of("name", "authorize"),
                        "resource", Map.of("type", "issuer", "id", issuer),
                        "context", Map.of("redirect_uri", "https://acme.example/cb")))
                .post("/access/v1/evaluation");
    }

    /** Where the member of an answer is that is about it. */
    public String in(String member) {
        return "authorization_servers.find { it.id == '" + id + "' }" + member;
    }
}
