package io.countersign.intake;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Documents;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Importing documents and registration requests by value. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ImportTest {

    @BeforeEach
    void namespaces() {
        Api.namespaces();
    }

    @Test
    void aForeignDocumentMakesAForeignClientOfItsExactBytes() {
        byte[] bytes = foreign("/oauth/" + UUID.randomUUID());
        Response answer = document("alice", "acme", bytes);
        answer.then()
                .statusCode(201)
                .body("kind", equalTo("foreign"))
                .body("state", equalTo("IN_REVIEW"))
                .body("namespace", equalTo("acme"))
                .body("dropped", hasSize(0));
        String submission = answer.path("submission");
        assertThat(answer.header("Location")).endsWith("/api/v1/submissions/" + submission);
        assertThat(as("alice")
                        .get("/api/v1/submissions/" + submission + "/document")
                        .asByteArray())
                .isEqualTo(bytes);
    }

    @Test
    void theSameDocumentAgainIsAnotherSubmissionOfTheSameClient() {
        byte[] bytes = foreign("/oauth/" + UUID.randomUUID());
        Response first = document("alice", "acme", bytes);
        Response second = document("alice", "acme", bytes);
        second.then().statusCode(201).body("client", equalTo(first.path("client")));
        assertThat(second.<String>path("submission")).isNotEqualTo(first.path("submission"));
    }

    @Test
    void aDocumentOnAnOwnHostMakesAHostedClient() {
        String id = "https://" + Api.HOST + "/oauth/" + UUID.randomUUID();
        as("alice")
                .contentType(ContentType.JSON)
                .body(valid(id))
                .post("/api/v1/imports/documents?namespace=acme&draft=true")
                .then()
                .statusCode(201)
                .body("kind", equalTo("hosted"))
                .body("client_id", equalTo(id))
                .body("environment", equalTo("prod"))
                .body("state", equalTo("DRAFT"));
    }

    @Test
    void aDocumentOfAClientThatIsThereIsItsNextVersion() {
        TestClient client = Api.client();
        document("alice", "acme", client.document().getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("client", equalTo(client.id()));
    }

    @Test
    void aRegistrationRequestBecomesADraft() {
        String id = "https://" + Api.HOST + "/oauth/" + UUID.randomUUID();
        Response answer = registration("alice", "acme", id, Documents.bytes(Documents.REGISTRATION_REQUEST));
        answer.then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("client_id", equalTo(id))
                .body("dropped", hasSize(0));
        as("alice")
                .get("/api/v1/submissions/" + answer.path("submission") + "/document")
                .then()
                .body("client_id", equalTo(id))
                .body("client_name", equalTo("Visual Studio Code"));
    }

    @Test
    void whatIsDroppedFromARegistrationRequestIsTold() {
        String id = "https://" + Api.HOST + "/oauth/" + UUID.randomUUID();
        String body = valid("https://other.example/x")
                .replace("\"none\"", "\"client_secret_basic\",\"client_secret\":\"s3cret\"");
        Response answer = registration("alice", "acme", id, body.getBytes(StandardCharsets.UTF_8));
        answer.then()
                .statusCode(201)
                .body("dropped.pointer", contains("/client_id", "/client_secret", "/token_endpoint_auth_method"))
                .body("dropped[0].why", containsString(id));
        assertThat(answer.asString()).doesNotContain("s3cret");
        assertThat(as("alice")
                        .get("/api/v1/submissions/" + answer.path("submission") + "/document")
                        .asString())
                .contains("\"none\"")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                  | 400 | malformed-json
            []                                                 | 400 | malformed-json
            {"client_id":"https://a.example/x","client_id":""} | 400 | malformed-json
            {}                                                 | 400 | invalid-member
            {"client_id":7}                                    | 400 | invalid-member
            {"client_id":"http://a.example/x"}                 | 422 | client-id-refused
            {"client_id":"javascript:alert(1)"}                | 422 | client-id-refused
            {"client_id":"https://acme.example@b.example/x"}   | 422 | client-id-refused
            {"client_id":"https://globex.example/x"}           | 422 | host-is-published
            {"client_id":"https://globex.example:8443/x"}      | 422 | host-is-published
            {"client_id":"https://a.example/\\u0000"}          | 400 | invalid-member
            {"client_id":"https://acme.example/api/x"}         | 422 | reserved-path
            {"client_id":"https://vendor.example/x"}           | 422 | document-refused
            """)
    void whatIsNoDocumentIsRefusedAndLeavesNothing(String body, int status, String problem) {
        int before = Api.acts();
        document("alice", "acme", body.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + problem));
        assertThat(Api.acts()).isEqualTo(before);
    }

    @Test
    void aRefusedDocumentLeavesNoClientBehind() {
        String id = "https://" + Api.HOST + "/oauth/" + UUID.randomUUID();
        String bad = valid(id).replace("\"none\"", "\"client_secret_basic\",\"client_secret\":\"s3cret\"");
        Response refused = document("alice", "acme", bad.getBytes(StandardCharsets.UTF_8));
        refused.then().statusCode(422).body("findings.rule", hasItem("C19"));
        assertThat(refused.asString()).doesNotContain("s3cret");
        // the ID is still free
        as("alice")
                .contentType(ContentType.JSON)
                .body("{\"namespace\":\"acme\",\"client_id\":\"" + id + "\"}")
                .post("/api/v1/clients")
                .then()
                .statusCode(201);
    }

    @Test
    void aRefusedRegistrationNamesTheMemberAndLeavesNothing() {
        int before = Api.acts();
        String id = "https://" + Api.HOST + "/oauth/" + UUID.randomUUID();
        registration("alice", "acme", id, "{\"software_statement\":\"a.b.c\"}".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-member"))
                .body("error", equalTo("unapproved_software_statement"))
                .body("errors[0].pointer", equalTo("/software_statement"));
        assertThat(Api.acts()).isEqualTo(before);
    }

    @Test
    void thousandsOfRedirectUrisAreRefusedInBoundedTime() {
        String id = "https://vendor.example/oauth/" + UUID.randomUUID();
        String many = "\"https://a.example/1\"" + ",\"https://a.example/2\"".repeat(10_000);
        document(
                        "alice",
                        "acme",
                        valid(id).replace("\"https://vendor.example/cb\"", many).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(413);
        String fewer = "\"a:1\"" + ",\"a:2\"".repeat(9_000);
        document(
                        "alice",
                        "acme",
                        valid(id)
                                .replace("\"https://vendor.example/cb\"", fewer)
                                .getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("findings.rule", contains("C49"));
    }

    @ParameterizedTest
    @CsvSource({"bob,other-namespace", "carol,role-missing", "erin,role-missing", "keycloak,role-missing"})
    void onlyAnAuthorOfTheNamespaceImports(String person, String problem) {
        int before = Api.acts();
        byte[] bytes = foreign("/oauth/" + UUID.randomUUID());
        document(person, "acme", bytes).then().statusCode(403).body("type", endsWith("/" + problem));
        registration(person, "acme", "https://acme.example/x", bytes)
                .then()
                .statusCode(403)
                .body("type", endsWith("/" + problem));
        assertThat(Api.acts()).isEqualTo(before);
    }

    @Test
    void aClientOfAnotherNamespaceIsTaken() {
        byte[] bytes = foreign("/oauth/" + UUID.randomUUID());
        document("alice", "acme", bytes).then().statusCode(201);
        document("bob", "globex", bytes).then().statusCode(409).body("type", endsWith("/client-id-taken"));
    }

    @Test
    void theParametersAreNeeded() {
        as("alice")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/imports/documents")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("namespace"));
        as("alice")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/imports/registrations?namespace=acme")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("client_id"));
    }

    @Test
    void oneKeyIsOneImport() {
        String key = UUID.randomUUID().toString();
        byte[] bytes = foreign("/oauth/" + UUID.randomUUID());
        String first = keyed(key, bytes).then().statusCode(201).extract().asString();
        int acts = Api.acts();
        assertThat(keyed(key, bytes).then().statusCode(201).extract().asString())
                .isEqualTo(first);
        assertThat(Api.acts()).isEqualTo(acts);
        keyed(key, foreign("/oauth/other")).then().statusCode(422).body("type", endsWith("/idempotency-key-reused"));
    }

    private static Response keyed(String key, byte[] bytes) {
        return as("alice")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(bytes)
                .post("/api/v1/imports/documents?namespace=acme");
    }

    private static Response document(String person, String namespace, byte[] bytes) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(bytes)
                .post("/api/v1/imports/documents?namespace=" + namespace);
    }

    private static Response registration(String person, String namespace, String clientId, byte[] body) {
        return as(person)
                .contentType(ContentType.JSON)
                .queryParam("namespace", namespace)
                .queryParam("client_id", clientId)
                .body(body)
                .post("/api/v1/imports/registrations");
    }

    private static byte[] foreign(String path) {
        return valid("https://vendor.example" + path).getBytes(StandardCharsets.UTF_8);
    }

    private static String valid(String clientId) {
        return """
            {"client_id":"%s","client_name":"Vendor","redirect_uris":["https://vendor.example/cb"],\
            "token_endpoint_auth_method":"none"}""".formatted(clientId);
    }
}
