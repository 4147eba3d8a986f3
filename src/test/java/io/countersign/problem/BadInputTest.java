package io.countersign.problem;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input never surprises: each kind has its problem type, names what is at fault, and leaves nothing behind. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class BadInputTest {

    private static final String CLIENTS = "/api/v1/clients";

    private TestClient client = new TestClient("", "");
    private int actsBefore;

    @BeforeEach
    void aClientAndTheLengthOfTheLog() {
        client = Api.client();
        actsBefore = Api.acts();
    }

    private ValidatableResponse refused(Response answer, int status, String slug) {
        ValidatableResponse refusal = answer.then()
                .statusCode(status)
                .header("Content-Type", "application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("https://countersign.io/problems/" + slug))
                .body("status", equalTo(status));
        assertThat(Api.acts()).as("acts in the log").isEqualTo(actsBefore);
        return refusal;
    }

    private Response createClient(String body) {
        return as("alice").contentType(ContentType.JSON).body(body).post(CLIENTS);
    }

    @Test
    void bodyOfARequestThatIsNotJson() {
        refused(createClient("{\"namespace\":"), 400, "malformed-json");
        refused(createClient("{} {}"), 400, "malformed-json");
        refused(createClient("not json"), 400, "malformed-json");
    }

    @Test
    void memberThatIsThereTwice() {
        refused(
                createClient(
                        "{\"namespace\":\"acme\",\"namespace\":\"acme\",\"client_id\":\"https://acme.example/a\"}"),
                400,
                "duplicate-member");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"namespace":7,"client_id":"https://acme.example/a"}            | /namespace
            {"namespace":["acme"],"client_id":"https://acme.example/a"}     | /namespace
            {"namespace":"acme","client_id":null}                           | /client_id
            {"namespace":"acme"}                                            | /client_id
            {"namespace":"","client_id":"https://acme.example/a"}           | /namespace
            {"namespace":"acme","client_id":"https://acme.example/a","x":1} | /x
            """)
    void memberOfTheWrongTypeMissingOrUnknown(String body, String pointer) {
        refused(createClient(body), 400, "invalid-member").body("errors.pointer", hasItem(pointer));
    }

    @Test
    void emptyBody() {
        refused(createClient(""), 400, "invalid-member");
    }

    @Test
    void namespaceWithHostsThatAreNone() {
        refused(
                        as("erin")
                                .contentType(ContentType.JSON)
                                .body("{\"name\":\"Bad Name\",\"publisher_hosts\":[\"https://x\",\"a.example:443\"]}")
                                .post("/api/v1/namespaces"),
                        400,
                        "invalid-member")
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void bodyOverTheLimitByItsAnnouncedLength() {
        String large = "{\"x\":\"" + "y".repeat(70_000) + "\"}";
        refused(client.send(large), 413, "body-too-large").body("limit", equalTo(65536));
        refused(createClient(large), 413, "body-too-large");
    }

    @Test
    void bodyOverTheLimitThatDoesNotSaySo() throws Exception {
        byte[] large = ("{\"x\":\"" + "y".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + CLIENTS))
                .header("Authorization", "Bearer " + Tokens.of("alice"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(chunked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("https://countersign.io/problems/body-too-large");
        }
    }

    @Test
    void documentOverTheLimitOfADocument() {
        String document = client.document("x".repeat(5_000));
        refused(client.send(document), 422, "document-refused").body("findings.rule", hasItem("C49"));
    }

    @Test
    void mediaTypeThatIsNotJson() {
        refused(as("alice").contentType("text/plain").body("{}").post(CLIENTS), 415, "unsupported-media-type");
        refused(
                as("alice")
                        .contentType("application/xml")
                        .body("<a/>")
                        .post("/api/v1/submissions?client=" + client.id()),
                415,
                "unsupported-media-type");
    }

    @Test
    void representationThatDoesNotExist() {
        refused(as("alice").accept("text/html").get(CLIENTS), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json                                                  | C13
            ["a"]                                                     | C13
            {"client_id":"x","client_id":"y"}                         | C13
            {"client_name":"n","redirect_uris":["https://a.example/"]} | C14
            {"client_id":"https://other.example/x"}                   | C14
            """)
    void documentThatFailsTheChecks(String document, String rule) {
        refused(client.send(document), 422, "document-refused").body("findings.rule", hasItem(rule));
        as("alice").get("/api/v1/submissions?client=" + client.id()).then().body("items", equalTo(List.of()));
    }

    @Test
    void secretsAndPrivateKeys() {
        String secret = client.document().replaceFirst("\\{", "{\"client_secret\":\"s3cret\",");
        refused(client.send(secret), 422, "document-refused").body("findings.rule", hasItem("C19"));
        String key = client.document()
                .replaceFirst(
                        "\\{",
                        "{\"jwks\":{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\",\"d\":\"c\"}]},");
        refused(client.send(key), 422, "document-refused").body("findings.rule", hasItem("C21"));
    }

    @Test
    void hostOutsideTheNamespace() {
        refused(
                        createClient("{\"namespace\":\"acme\",\"client_id\":\"https://globex.example/a\"}"),
                        422,
                        "host-not-in-namespace")
                .body("publisher_hosts", hasItem("acme.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://acme.example/a, C1", "https://u@acme.example/a, C2", "https://acme.example, C4",
        "https://acme.example/a/../b, C5", "https://acme.example/a?b, C6", "https://acme.example/a#b, C7",
        "https://acme.example:443/a, C8", "https://acme.example/, C10"
    })
    void urlThatCannotBeAClientId(String candidate, String rule) {
        refused(createClient("{\"namespace\":\"acme\",\"client_id\":\"" + candidate + "\"}"), 422, "client-id-refused")
                .body("findings.rule", hasItem(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/x", "/access", "/q/health", "/.well-known/jwks.json", "/log/x", "/console"})
    void reservedPath(String path) {
        refused(
                createClient("{\"namespace\":\"acme\",\"client_id\":\"https://acme.example" + path + "\"}"),
                422,
                "reserved-path");
    }

    @Test
    void whatIsTakenAlready() {
        refused(
                createClient("{\"namespace\":\"acme\",\"client_id\":\"" + client.clientId() + "\"}"),
                409,
                "client-id-taken");
        refused(
                as("erin")
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "acme", "publisher_hosts", List.of("new.example")))
                        .post("/api/v1/namespaces"),
                409,
                "namespace-taken");
        refused(
                as("erin")
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "other", "publisher_hosts", List.of("acme.example")))
                        .post("/api/v1/namespaces"),
                409,
                "host-taken");
    }

    @Test
    void tokenMissingExpiredForgedOrNoTokenAtAll() {
        String path = CLIENTS + "/" + client.id();
        refused(given().get(path), 401, "token-missing").header("WWW-Authenticate", startsWith("Bearer"));
        refused(bearing(Tokens.expired("alice")).get(path), 401, "token-expired")
                .header("WWW-Authenticate", startsWith("Bearer"));
        refused(bearing(Tokens.forged("alice")).get(path), 401, "token-invalid");
        refused(bearing("nonsense").get(path), 401, "token-invalid");
        refused(bearing("..").get(path), 401, "token-invalid");
        refused(given().header("Authorization", "Basic YTpi").get(path), 401, "token-invalid");
    }

    @Test
    void roleThatIsMissing() {
        refused(
                        as("carol")
                                .contentType(ContentType.JSON)
                                .body(Map.of("namespace", "acme", "client_id", "https://acme.example/z"))
                                .post(CLIENTS),
                        403,
                        "role-missing")
                .body("any_of", equalTo(List.of("author")));
        TestSubmission submission = client.submitted(client.document());
        actsBefore++;
        refused(submission.decide("bob", "approve"), 404, "not-found");
        refused(submission.decide("erin", "approve"), 403, "role-missing").body("any_of", equalTo(List.of("reviewer")));
        refused(client.change("alice", "revoke"), 403, "role-missing")
                .body("any_of", equalTo(List.of("security-admin")));
        refused(as("alice").get("/api/v1/log/entries"), 403, "role-missing");
    }

    @Test
    void anotherNamespace() {
        refused(
                as("bob")
                        .contentType(ContentType.JSON)
                        .body(Map.of("namespace", "acme", "client_id", "https://acme.example/z"))
                        .post(CLIENTS),
                403,
                "other-namespace");
        refused(as("bob").get(CLIENTS + "/" + client.id()), 404, "not-found");
    }

    @Test
    void decisionByAnAuthorEvenOneWhoReviews() {
        TestSubmission submission = client.submitted(client.document());
        actsBefore++;
        refused(submission.decide("alice", "approve"), 403, "own-submission");
        String both = Tokens.forUser("alice", List.of("author", "reviewer"), List.of("acme"));
        refused(
                bearing(both)
                        .contentType(ContentType.JSON)
                        .body(Map.of("decision", "approve", "digest", submission.digest()))
                        .post("/api/v1/submissions/" + submission.id() + "/decisions"),
                403,
                "own-submission");
        assertThat(submission.state()).isEqualTo("IN_REVIEW");
    }

    @Test
    void decisionOnAnotherDigest() {
        TestSubmission submission = client.submitted(client.document());
        actsBefore++;
        String other = "A".repeat(43);
        refused(submission.decide("carol", "approve", other), 409, "digest-mismatch");
        refused(submission.decide("carol", "approve", "short"), 400, "invalid-member")
                .body("errors.pointer", hasItem("/digest"));
        refused(submission.decide("carol", "maybe", submission.digest()), 400, "invalid-member")
                .body("errors.pointer", hasItem("/decision"));
    }

    @Test
    void changeWithoutOrWithAStaleIfMatch() {
        TestSubmission submission = client.submitted(client.document());
        submission.decide("carol", "request-changes").then().statusCode(201);
        actsBefore += 2;
        String path = "/api/v1/submissions/" + submission.id() + "/document";
        refused(
                as("alice")
                        .contentType(ContentType.JSON)
                        .body(client.document("B"))
                        .put(path),
                428,
                "precondition-required");
        for (String stale : List.of("\"0\"", "\"99\"", "W/\"1\"", "1")) {
            refused(
                    as("alice")
                            .contentType(ContentType.JSON)
                            .header("If-Match", stale)
                            .body(client.document("B"))
                            .put(path),
                    412,
                    "precondition-failed");
        }
        String kept = as("carol").get(path).asString();
        assertThat(kept.getBytes(StandardCharsets.UTF_8))
                .isEqualTo(client.document().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatDoesNotExist() {
        String unknown = UUID.randomUUID().toString();
        refused(as("carol").get(CLIENTS + "/" + unknown), 404, "not-found");
        refused(as("carol").get(CLIENTS + "/not-a-uuid"), 404, "not-found");
        refused(as("carol").get("/api/v1/submissions/" + unknown), 404, "not-found");
        refused(given().get(CLIENTS + "/" + client.id() + "/versions/1"), 404, "not-found");
        refused(given().get(CLIENTS + "/" + unknown + "/statements"), 404, "not-found");
        refused(as("carol").get("/api/v1/nothing"), 404, "not-found");
        refused(as("carol").delete(CLIENTS), 405, "method-not-allowed");
        as("carol").options(CLIENTS).then().statusCode(200).header("Allow", containsString("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=-5"})
    void pagingOutOfBounds(String query) {
        Response answer = as("carol").get(CLIENTS + "?" + query);
        assertThat(answer.statusCode()).isIn(400, 404);
        answer.then().header("Content-Type", "application/problem+json");
    }

    /** PostgreSQL keeps no U+0000, whatever the way in. */
    @Test
    void textWithACharacterThatNothingCanKeep() {
        refused(Api.ask("https://acme.example/\0", "https://acme.example/cb"), 400, "invalid-member")
                .body("errors.pointer", hasItem("/subject/id"));
        refused(
                        as("erin")
                                .contentType(ContentType.JSON)
                                .body("{\"reason\":\"a\\u0000b\"}")
                                .post(CLIENTS + "/" + client.id() + "/revoke"),
                        400,
                        "invalid-member")
                .body("errors.pointer", hasItem("/reason"));
        refused(as("carol").queryParam("namespace", "\0").get(CLIENTS), 400, "invalid-member");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example:65536", "a.example:99999", "a.example:0", "a.example:443"})
    void portThatIsNone(String host) {
        refused(
                        as("erin")
                                .contentType(ContentType.JSON)
                                .body(Map.of("name", "ports", "publisher_hosts", List.of(host)))
                                .post("/api/v1/namespaces"),
                        400,
                        "invalid-member")
                .body("errors.pointer", hasItem(startsWith("/publisher_hosts")));
    }

    @Test
    void reasonThatIsMissing() {
        refused(
                        as("erin")
                                .contentType(ContentType.JSON)
                                .body("{\"reason\":\" \"}")
                                .post(CLIENTS + "/" + client.id() + "/revoke"),
                        400,
                        "invalid-member")
                .body("errors.pointer", hasItem("/reason"));
        refused(client.change("erin", "suspend"), 409, "wrong-state").body("state", equalTo("unknown"));
    }
}
