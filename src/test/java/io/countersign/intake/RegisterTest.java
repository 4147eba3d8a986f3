package io.countersign.intake;

import static io.countersign.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Api;
import io.countersign.testing.Documents;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The façade of RFC 7591: what a tool sees that speaks nothing else. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RegisterTest {

    @BeforeEach
    void namespaces() {
        Api.namespaces();
    }

    @Test
    void aRealRequestGetsAClientIdThatWaitsForItsReview() {
        Response answer = register("alice", Documents.bytes(Documents.REGISTRATION_REQUEST));
        Map<String, Object> registered = answer.then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "no-store")
                .body("client_name", equalTo("Visual Studio Code"))
                .body("token_endpoint_auth_method", equalTo("none"))
                .extract()
                .path("$");
        String clientId = answer.<String>path("client_id");
        assertThat(clientId).matches("https://acme\\.example/clients/[0-9a-f-]{36}");
        assertThat((Integer) registered.get("client_id_issued_at")).isPositive();
        assertThat(registered)
                .containsAllEntriesOf(Map.of(
                        "redirect_uris",
                        List.of(
                                "https://insiders.vscode.dev/redirect",
                                "https://vscode.dev/redirect",
                                "http://127.0.0.1/",
                                "http://127.0.0.1:33418/"),
                        "grant_types",
                        List.of("authorization_code", "refresh_token"),
                        "response_types",
                        List.of("code"),
                        "scope",
                        "openid",
                        "application_type",
                        "native",
                        "client_uri",
                        "https://code.visualstudio.com"))
                .hasSize(10);
        String submission = answer.header("Location");
        as("alice").get(submission).then().body("state", equalTo("IN_REVIEW")).body("client_id", equalTo(clientId));
        // pending: nobody is told that the client exists before it was reviewed
        given().header("Host", Api.HOST)
                .get(clientId.substring(("https://" + Api.HOST).length()))
                .then()
                .statusCode(404);
    }

    @Test
    void aSecretIsNeitherTakenNorGiven() {
        Response answer = register("alice", """
                {"client_name":"Tool","redirect_uris":["https://acme.example/cb"],"client_secret":"s3cret",
                "token_endpoint_auth_method":"client_secret_basic"}""");
        answer.then().statusCode(201).body("token_endpoint_auth_method", equalTo("none"));
        assertThat(answer.asString()).doesNotContain("secret", "registration_access_token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                                  | invalid_client_metadata
            [1]                                                                                | invalid_client_metadata
            {"client_name":"T","client_name":"U","redirect_uris":["https://acme.example/cb"]}  | invalid_client_metadata
            {"client_name":7,"redirect_uris":["https://acme.example/cb"]}                      | invalid_client_metadata
            {"client_name":"T","redirect_uris":["https://acme.example/cb"],"jwks":{"keys":[{"kty":"oct","k":"AA"}]}} | invalid_client_metadata
            {"client_name":"T","redirect_uris":["javascript:alert(1)"]}                        | invalid_redirect_uri
            {"client_name":"T","redirect_uris":["https://acme.example/*"]}                     | invalid_redirect_uri
            {"client_name":"T","redirect_uris":[]}                                             | invalid_redirect_uri
            {"client_name":"T","redirect_uris":["https://acme.example/cb"],"software_statement":"x"}     | invalid_software_statement
            {"client_name":"T","redirect_uris":["https://acme.example/cb"],"software_statement":"a.b.c"} | unapproved_software_statement
            """)
    void anErrorIsOneOfRfc7591AndLeavesNothing(String body, String error) {
        int before = Api.acts();
        Response answer = register("alice", body);
        answer.then()
                .statusCode(400)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error));
        assertThat(answer.<String>path("error_description"))
                .isNotBlank()
                .isASCII()
                .hasSizeLessThan(2_000);
        assertThat(answer.<Map<String, Object>>path("$")).containsOnlyKeys("error", "error_description");
        assertThat(Api.acts()).isEqualTo(before);
    }

    @Test
    void hostileTextStaysOutOfTheDescription() {
        register("alice", "{\"client_name\":\"T\",\"redirect_uris\":[\"javascript:\\u202E\\u0007\\u00e4\"]}")
                .then()
                .statusCode(400)
                .body("error_description", containsString("?"));
    }

    @Test
    void tooManyRedirectUrisAreAnErrorToo() {
        String many = "\"a:1\"" + ",\"a:2\"".repeat(9_000);
        register("alice", "{\"client_name\":\"T\",\"redirect_uris\":[" + many + "]}")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client_metadata"));
        register("alice", "{\"redirect_uris\":[" + many + many.repeat(10) + "]}")
                .then()
                .statusCode(413);
    }

    @Test
    void identityAndRoleAreProblemsAsEverywhere() {
        byte[] body = Documents.bytes(Documents.REGISTRATION_REQUEST);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/register")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        register("carol", body).then().statusCode(403).body("type", endsWith("/role-missing"));
        as("bob")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/register?namespace=acme")
                .then()
                .statusCode(403)
                .body("type", endsWith("/other-namespace"));
    }

    @Test
    void anAuthorOfSeveralNamespacesNamesOne() {
        String token = Tokens.forUser("ada", List.of("author"), List.of("acme", "globex"));
        byte[] body = Documents.bytes(Documents.REGISTRATION_REQUEST);
        Api.bearing(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/register")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("namespace"));
        Api.bearing(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/register?namespace=globex")
                .then()
                .statusCode(201)
                .body("client_id", containsString("https://globex.example/clients/"));
    }

    @Test
    void oneKeyIsOneClientAndARefusalLeavesItFree() {
        String key = UUID.randomUUID().toString();
        keyed(key, "{\"redirect_uris\":7}").then().statusCode(400);
        String body = new String(Documents.bytes(Documents.REGISTRATION_REQUEST), StandardCharsets.UTF_8);
        Response first = keyed(key, body);
        first.then().statusCode(201);
        int acts = Api.acts();
        Response again = keyed(key, body);
        again.then().statusCode(201).header("Location", equalTo(first.header("Location")));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Api.acts()).isEqualTo(acts);
    }

    private static Response keyed(String key, String body) {
        return as("alice")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/register");
    }

    private static Response register(String person, String body) {
        return register(person, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response register(String person, byte[] body) {
        return as(person).contentType(ContentType.JSON).body(body).post("/register");
    }
}
