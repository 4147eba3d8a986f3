package io.countersign.testing;

import static io.countersign.testing.Api.as;

import io.countersign.testing.Api.TestClient;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A protected resource with its scopes, and what clients ask for and get there.
 *
 * @param url its identifier
 */
public record Entitled(String id, String url) {

    private static final String REQUESTS = "/api/v1/entitlement-requests";

    /** A new resource, registered by erin. */
    public static Entitled at(String... scopes) {
        String url = "https://mcp-" + UUID.randomUUID() + ".example/mcp";
        String id = as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("resource", url, "name", "Notes", "scopes", List.of(scopes)))
                .post("/api/v1/resources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Entitled(id, url);
    }

    /** What to send to ask for scopes in prod; more can be put into it. */
    public Map<String, Object> asking(TestClient client, String... scopes) {
        return new HashMap<>(Map.of(
                "client",
                client.id(),
                "resource",
                url,
                "environment",
                "prod",
                "scopes",
                List.of(scopes),
                "reason",
                "it reads notes"));
    }

    /** Asks. */
    public static Response ask(RequestSpecification somebody, Map<String, Object> body) {
        return somebody.contentType(ContentType.JSON).body(body).post(REQUESTS);
    }

    /** A request by ann, an author of the client's namespace. */
    public String asked(Realm realm, TestClient client, String... scopes) {
        return ask(realm.author("ann"), asking(client, scopes))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Decides on a request. */
    public static Response decide(RequestSpecification somebody, String request, String word) {
        return somebody.contentType(ContentType.JSON)
                .body(Map.of("decision", word, "comment", "seen"))
                .post(REQUESTS + "/" + request + "/decisions");
    }

    /** Takes a request back. */
    public static Response takeBack(RequestSpecification somebody, String request) {
        return somebody.contentType(ContentType.JSON).post(REQUESTS + "/" + request + "/withdraw");
    }

    /** A request as the auditor reads it. */
    public static Response request(String id) {
        return as("frank").get(REQUESTS + "/" + id);
    }

    /** An entitlement that ann asked for and carol approved; answers its ID. */
    public String granted(Realm realm, TestClient client, String... scopes) {
        decide(as("carol"), asked(realm, client, scopes), "approve").then().statusCode(201);
        return inForce(client).then().extract().path("items[0].id");
    }

    /** What is in force for a client here. */
    public Response inForce(TestClient client) {
        return as("frank")
                .queryParam("client", client.id())
                .queryParam("resource", url)
                .get("/api/v1/entitlements");
    }

    /** Takes an entitlement away. */
    public static Response withdraw(String person, String entitlement) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "an incident"))
                .post("/api/v1/entitlements/" + entitlement + "/withdraw");
    }

    /** Disables or enables the resource. */
    public Response act(String act) {
        return as("erin").contentType(ContentType.JSON).post("/api/v1/resources/" + id + "/" + act);
    }
}
