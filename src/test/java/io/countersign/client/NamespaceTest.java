package io.countersign.client;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Api;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may author in a namespace, and what the environment of a host makes of a client. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class NamespaceTest {

    private final String name = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final String host = name + ".example";

    @BeforeEach
    void aNamespaceOfItsOwn() {
        as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "publisher_hosts", List.of(host)))
                .post("/api/v1/namespaces")
                .then()
                .statusCode(201);
    }

    private RequestSpecification author(String subject) {
        return bearing(Tokens.forUser(subject, List.of("author"), List.of(name)));
    }

    private Response createClient(String subject) {
        return author(subject)
                .contentType(ContentType.JSON)
                .body(Map.of("namespace", name, "client_id", "https://" + host + "/oauth/" + UUID.randomUUID()))
                .post("/api/v1/clients");
    }

    private Response put(RequestSpecification by, String subject, String role) {
        return by.contentType(ContentType.JSON).body(Map.of("role", role)).put(members() + "/" + subject);
    }

    private String members() {
        return "/api/v1/namespaces/" + name + "/members";
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("https://countersign.io/problems/" + slug));
    }

    @Test
    void withoutAListEveryAuthorOfTheNamespaceAuthors() {
        createClient("ann").then().statusCode(201);
        createClient("ben").then().statusCode(201);
    }

    @Test
    void aListNarrowsWhoAuthorsAndAnEmptyOneDoesNot() {
        put(as("erin"), "ann", "author").then().statusCode(200).body("subject", equalTo("ann"));
        createClient("ann").then().statusCode(201);
        refused(createClient("ben"), 403, "other-namespace");
        as("erin").delete(members() + "/ann?role=author").then().statusCode(204);
        createClient("ben").then().statusCode(201);
    }

    @Test
    void aListGrantsNothing() {
        put(as("erin"), "alice", "author").then().statusCode(200);
        refused(
                as("alice")
                        .contentType(ContentType.JSON)
                        .body(Map.of("namespace", name, "client_id", "https://" + host + "/a"))
                        .post("/api/v1/clients"),
                403,
                "other-namespace");
    }

    @Test
    void anOwnerNamesAuthorsAndNoOwners() {
        put(as("erin"), "olive", "owner").then().statusCode(200).body("role", equalTo("owner"));
        put(author("olive"), "ann", "author").then().statusCode(200).body("added_by", equalTo("olive"));
        refused(put(author("olive"), "olga", "owner"), 403, "role-missing");
        refused(author("olive").delete(members() + "/olive?role=owner"), 403, "role-missing");
        author("olive").delete(members() + "/ann?role=author").then().statusCode(204);
    }

    @Test
    void anAuthorNamesNobody() {
        put(as("erin"), "ann", "author").then().statusCode(200);
        refused(put(author("ann"), "ben", "author"), 403, "not-owner");
        refused(put(as("carol"), "carol", "author"), 403, "not-owner");
        refused(author("ann").delete(members() + "/ann?role=author"), 403, "not-owner");
        as("alice").get(members()).then().statusCode(404);
        refused(put(as("alice"), "alice", "author"), 404, "not-found");
    }

    @Test
    void anOwnerWhoseTokenLostTheNamespaceIsNone() {
        put(as("erin"), "alice", "owner").then().statusCode(200);
        refused(put(as("alice"), "alice", "author"), 404, "not-found");
    }

    @Test
    void namingTwiceIsOneActAndTheListIsPaged() {
        String first = put(as("erin"), "ann", "author").path("added_at");
        put(as("erin"), "ben", "author");
        put(as("erin"), "olive", "owner");
        int acts = Api.acts();
        put(as("erin"), "ann", "author").then().statusCode(200).body("added_at", equalTo(first));
        assertThat(Api.acts()).isEqualTo(acts);
        as("erin").get(members()).then().body("items.subject", contains("ann", "ben", "olive"));
        var page = as("erin").get(members() + "?limit=2").then().body("items.subject", contains("ann", "ben"));
        int cursor = page.extract().path("next_cursor");
        as("erin")
                .get(members() + "?cursor=" + cursor)
                .then()
                .body("items.subject", contains("olive"))
                .body("next_cursor", nullValue());
    }

    @Test
    void aSubjectIsAsTheIdentityProviderWritesIt() {
        put(as("erin").urlEncodingEnabled(false), "auth0%7C12%2F3", "author")
                .then()
                .statusCode(200)
                .body("subject", equalTo("auth0|12/3"));
        createClient("auth0|12/3").then().statusCode(201);
    }

    @Test
    void acts() {
        put(as("erin"), "ann", "author");
        as("erin").delete(members() + "/ann?role=author");
        as("frank")
                .get("/api/v1/log/entries?limit=200&cursor=" + (Api.acts() - 3))
                .then()
                .body("items.act", contains("namespace.member-added", "namespace.member-removed"))
                .body("items.subject", contains(name, name))
                .body("items[0].detail", equalTo(Map.of("subject", "ann", "role", "author")));
    }

    @ParameterizedTest
    @CsvSource({"author", "owner"})
    void thereIsAMost(String role) {
        for (int i = 0; i < Members.MOST; i++) {
            put(as("erin"), "member-" + i, role).then().statusCode(200);
        }
        put(as("erin"), "one-more", role).then().statusCode(422).body("limit", equalTo(Members.MOST));
        put(as("erin"), "member-0", role).then().statusCode(200);
    }

    @Test
    void badInput() {
        refused(put(as("erin"), "ann", "admin"), 400, "invalid-member");
        as("erin")
                .contentType(ContentType.JSON)
                .body("{}")
                .put(members() + "/ann")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/role"));
        refused(put(as("erin"), "a".repeat(256), "author"), 400, "invalid-member");
        refused(as("erin").delete(members() + "/ann"), 400, "invalid-member");
        refused(as("erin").delete(members() + "/ann?role=author"), 404, "not-found");
        refused(as("erin").delete(members() + "/ann?role=x"), 400, "invalid-member");
        refused(as("erin").get("/api/v1/namespaces/nobody/members"), 404, "not-found");
    }

    @Test
    void oneOfTwoWhoAddTheSameAuthorAtOnceIsEnough() {
        List<CompletableFuture<Integer>> puts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            puts.add(CompletableFuture.supplyAsync(
                    () -> put(as("erin"), "ann", "author").statusCode()));
        }
        assertThat(puts).allSatisfy(put -> assertThat(put.join()).isEqualTo(200));
        as("erin").get(members()).then().body("items.subject", contains("ann"));
        as("erin").delete(members() + "/ann?role=author").then().statusCode(204);
        as("erin").get(members()).then().body("items", equalTo(List.of()));
    }

    @Test
    void theHostDecidesOnTheEnvironmentOfAClient() {
        for (String environment : List.of("dev", "staging", "prod")) {
            String id = Api.client(Api.host(environment)).id();
            as("alice")
                    .get("/api/v1/clients/" + id)
                    .then()
                    .body("kind", equalTo("hosted"))
                    .body("environment", equalTo(environment))
                    .body("label", environment.equals("dev") ? equalTo("development") : nullValue());
        }
    }

    @Test
    void onlyDevelopmentClientsExpire() {
        Response dev =
                as("alice").get("/api/v1/clients/" + Api.client(Api.host("dev")).id());
        Instant created = Instant.parse(dev.path("created_at"));
        assertThat(Instant.parse(dev.path("expires_at"))).isEqualTo(created.plus(Duration.ofDays(30)));
        as("alice").get("/api/v1/clients/" + Api.client().id()).then().body("expires_at", nullValue());
    }

    @Test
    void aHostIsAddedToTheNamespacesOwn() {
        String more = "more." + host;
        as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("host", more, "environment", "staging"))
                .post("/api/v1/namespaces/" + name + "/hosts")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/namespaces/" + name + "/hosts/" + more))
                .body("state", equalTo("unproved"))
                .body("environment", equalTo("staging"));
        as("erin").get("/api/v1/namespaces/" + name).then().body("publisher_hosts", containsInAnyOrder(host, more));
        as("erin")
                .get("/api/v1/namespaces/" + name + "/hosts")
                .then()
                .body("items.host", hasItems(host, more))
                .body("items.environment", contains("prod", "staging"));
    }
}
