package io.countersign.trust.entitlement;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countersign.testing.Acts;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protected resources over HTTP: who registers and changes them, and what is refused. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ResourcesTest {
    private static final String RESOURCES = "/api/v1/resources";

    private static String url() {
        return "https://mcp-" + UUID.randomUUID() + ".example/mcp";
    }

    private static Response register(String person, Object resource, Object scopes) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("resource", resource, "name", "Notes", "scopes", scopes))
                .post(RESOURCES);
    }

    private static String registered(String url) {
        return register("erin", url, List.of("notes.write", "notes.read"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response change(String person, String id, int revision, List<String> scopes) {
        return as(person)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + revision + "\"")
                .body(Map.of("name", "Notes 2", "scopes", scopes))
                .put(RESOURCES + "/" + id);
    }

    private static Response act(String person, String id, String act) {
        return as(person).contentType(ContentType.JSON).post(RESOURCES + "/" + id + "/" + act);
    }

    @Test
    void aSecurityAdminRegistersIt() {
        String url = url();
        Acts acts = new Acts();
        Response answer = register("erin", url, List.of("notes.write", "notes.read"));
        String id = answer.path("id");
        answer.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", endsWith(RESOURCES + "/" + id))
                .body("resource", equalTo(url))
                .body("name", equalTo("Notes"))
                .body("scopes", contains("notes.write", "notes.read"))
                .body("state", equalTo("enabled"))
                .body("revision", equalTo(0));
        as("frank")
                .get(RESOURCES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("scopes", contains("notes.write", "notes.read"));
        assertThat(acts.named(url)).containsExactly("erin resource.registered");
    }

    @Test
    void oneIdentifierIsOneResource() {
        String url = url();
        registered(url);
        refused(register("grace", url, List.of("x")), 409, "resource-taken");
        register("grace", url + "/", List.of("x")).then().statusCode(201);
    }

    @Test
    void theSameRequestWithItsKeyHasOneEffect() {
        Map<String, Object> body = Map.of("resource", url(), "name", "Notes", "scopes", List.of("x"));
        String key = UUID.randomUUID().toString();
        String first = as("erin")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(RESOURCES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("erin")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(RESOURCES)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
    }

    @Test
    void itIsChangedByWhoeverReadItsLastRevision() {
        String url = url();
        String id = registered(url);
        Acts acts = new Acts();
        change("erin", id, 0, List.of("notes.read"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Notes 2"))
                .body("resource", equalTo(url))
                .body("scopes", contains("notes.read"));
        refused(change("grace", id, 0, List.of("other")), 412, "precondition-failed")
                .body("revision", equalTo(1));
        refused(
                as("grace")
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "x", "scopes", List.of("x")))
                        .put(RESOURCES + "/" + id),
                428,
                "precondition-required");
        assertThat(acts.named(url)).containsExactly("erin resource.changed");
    }

    @Test
    void itIsDisabledAndEnabled() {
        String url = url();
        String id = registered(url);
        Acts acts = new Acts();
        refused(act("erin", id, "enable"), 409, "wrong-state").body("state", equalTo("enabled"));
        act("erin", id, "disable").then().statusCode(200).body("state", equalTo("disabled"));
        refused(act("erin", id, "disable"), 409, "wrong-state").body("state", equalTo("disabled"));
        act("grace", id, "enable").then().statusCode(200).body("state", equalTo("enabled"));
        assertThat(acts.named(url)).containsExactly("erin resource.disabled", "grace resource.enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "frank", "keycloak"})
    void everyoneWithARoleReadsAndNobodyElseWrites(String person) {
        String id = registered(url());
        as(person).get(RESOURCES + "/" + id).then().statusCode(200);
        as(person).get(RESOURCES).then().statusCode(200);
        refused(register(person, url(), List.of("x")), 403, "role-missing").body("any_of", contains("security-admin"));
        refused(change(person, id, 0, List.of("x")), 403, "role-missing");
        refused(act(person, id, "disable"), 403, "role-missing");
        refused(act(person, id, "enable"), 403, "role-missing");
    }

    @Test
    void theListIsInPages() {
        String first = registered(url());
        String second = registered(url());
        List<String> ids = new ArrayList<>();
        for (Integer next = 0; next != null; ) {
            var page = as("alice")
                    .get(RESOURCES + "?limit=1&cursor=" + next)
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.path("items.id"));
            next = page.path("next_cursor");
        }
        assertThat(ids).doesNotHaveDuplicates().containsSubsequence(first, second);
        refused(as("alice").get(RESOURCES + "?limit=201"), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mcp.example/",
                "https://mcp.example/#x",
                "https://mcp.example/?x",
                "",
                "notes",
                "https://a@b.example/"
            })
    void onlyAnHttpsUrlNamesOne(String url) {
        refused(register("erin", url, List.of("x")), 400, "invalid-member")
                .body("errors.pointer", contains("/resource"));
    }

    @Test
    void scopesAreTokensOnceEachAndFew() {
        List<String> many = IntStream.rangeClosed(1, 101).mapToObj(i -> "s" + i).toList();
        for (List<String> scopes : List.of(
                List.<String>of(),
                List.of("a", "a"),
                List.of("a b"),
                List.of(""),
                List.of("a\"b"),
                List.of("é"),
                many,
                Collections.nCopies(2, "x".repeat(2100)),
                List.of("x".repeat(2100), "y".repeat(2100)))) {
            refused(register("erin", url(), scopes), 400, "invalid-member")
                    .body("errors.pointer", hasItem(containsString("/scopes")));
        }
        refused(register("erin", url(), Collections.singletonList(null)), 400, "invalid-member")
                .body("errors.pointer", contains("/scopes/0"));
        String id = registered(url());
        refused(change("erin", id, 0, List.of("a b")), 400, "invalid-member")
                .body("errors.pointer", contains("/scopes"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = UUID.randomUUID().toString();
        refused(as("frank").get(RESOURCES + "/" + id), 404, "not-found");
        refused(change("erin", id, 0, List.of("x")), 404, "not-found");
        refused(act("erin", id, "disable"), 404, "not-found");
    }
}
