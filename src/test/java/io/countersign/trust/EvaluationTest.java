package io.countersign.trust;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.ask;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers an authorization server gets, over AuthZEN. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EvaluationTest {

    private static final String LISTED = "https://acme.example/cb";

    @Test
    void trustedForWhatTheLiveDocumentLists() {
        TestClient client = Api.client();
        TestSubmission published = client.published(client.document());
        ask(client.clientId(), LISTED)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("decision", equalTo(true))
                .body("context.reason", equalTo("trusted"))
                .body("context.status", equalTo("active"))
                .body("context.version", equalTo(1))
                .body("context.digest", equalTo(published.digest()))
                .body("context.id", not(emptyOrNullString()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.example/cb, true",
        "http://127.0.0.1/callback, true",
        "http://127.0.0.1:49152/callback, true",
        "https://acme.example/cb2, false",
        "https://acme.example/CB, false",
        "https://acme.example:443/cb, false",
        "http://127.0.0.1:1@evil.example/callback, false",
        "http://127.0.0.1.evil.example/callback, false",
        "http://127.0.0.1:49152/other, false",
        "https://evil.example/cb, false"
    })
    void redirectUrisMatchExactlyExceptForTheLoopbackPort(String redirectUri, boolean trusted) {
        TestClient client = Api.client();
        client.published(client.document());
        ask(client.clientId(), redirectUri)
                .then()
                .body("decision", equalTo(trusted))
                .body("context.reason", equalTo(trusted ? "trusted" : "redirect_uri_not_registered"));
    }

    @Test
    void everyOtherStateIsANoWithItsReason() {
        TestClient client = Api.client();
        no(ask("https://nobody.example/x", LISTED), "client_unknown");
        no(ask(client.clientId(), LISTED), "client_unknown");
        TestSubmission approved = client.submitted(client.document());
        approved.decide("carol", "approve").then().statusCode(201);
        no(ask(client.clientId(), LISTED), "client_unknown");
        approved.publish("alice").then().statusCode(201);
        no(ask(client.clientId() + "/", LISTED), "client_unknown");
        client.change("erin", "suspend").then().statusCode(200);
        no(ask(client.clientId(), LISTED), "client_suspended");
        client.published(client.document("A new version does not lift a suspension"));
        no(ask(client.clientId(), LISTED), "client_suspended");
        client.restored();
        ask(client.clientId(), LISTED).then().body("decision", equalTo(true));
        client.change("erin", "revoke").then().statusCode(200);
        no(ask(client.clientId(), LISTED), "client_revoked");
    }

    private static void no(Response answer, String reason) {
        answer.then().statusCode(200).body("decision", equalTo(false)).body("context.reason", equalTo(reason));
    }

    @Test
    void aDigestThatIsNotTheLiveOneIsNotTrusted() {
        TestClient client = Api.client();
        TestSubmission first = client.published(client.document("One"));
        TestSubmission second = client.published(client.document("Two"));
        no(evaluate(request(client, "authorize", "{\"digest\":\"" + first.digest() + "\"}")), "digest_not_approved");
        no(evaluate(request(client, "token", "{\"digest\":7}")), "digest_not_approved");
        evaluate(request(client, "refresh", "{\"digest\":\"" + second.digest() + "\"}"))
                .then()
                .body("decision", equalTo(true));
    }

    @Test
    void whatTheRegistryCannotJudgeIsANo() {
        TestClient client = Api.client();
        client.published(client.document());
        no(evaluate(request(client, "delete", "{}")), "action_unknown");
        no(evaluate(request(client, "token", "{}").replace("oauth_client", "user")), "subject_type_unknown");
    }

    @Test
    void membersItDoesNotKnowAreIgnoredAndTheRequestIdComesBack() {
        TestClient client = Api.client();
        client.published(client.document());
        as("keycloak")
                .contentType(ContentType.JSON)
                .header("X-Request-ID", "abc-1")
                .body(request(client, "register", "{\"anything\":[1]}").replaceFirst("\\{", "{\"more\":1,"))
                .post("/access/v1/evaluation")
                .then()
                .statusCode(200)
                .header("X-Request-ID", "abc-1")
                .body("decision", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "action", "resource"})
    void aRequestWithoutAMemberIsNoRequest(String member) {
        TestClient client = Api.client();
        evaluate(request(client, "token", "{}").replace("\"" + member + "\"", "\"x\""))
                .then()
                .statusCode(400)
                .body("type", equalTo("https://countersign.io/problems/invalid-member"))
                .body("errors.pointer", hasItem("/" + member));
    }

    @Test
    void onlyAuthorizationServersAsk() {
        TestClient client = Api.client();
        as("alice")
                .contentType(ContentType.JSON)
                .body(request(client, "token", "{}"))
                .post("/access/v1/evaluation")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://countersign.io/problems/role-missing"));
    }

    @Test
    void requestsAndAnswersAreWhatTheSpecificationsSchemasSay() throws IOException {
        TestClient client = Api.client();
        client.published(client.document());
        String request = request(client, "authorize", "{\"redirect_uri\":\"" + LISTED + "\"}");
        assertThat(schema("evaluation-request").validate(request, InputFormat.JSON))
                .isEmpty();
        assertThat(schema("evaluation-response").validate(evaluate(request).asString(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("evaluation-response").validate("{\"decision\":\"yes\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void discoveryNamesTheEndpoint() {
        given().get("/.well-known/authzen-configuration")
                .then()
                .statusCode(200)
                .body("policy_decision_point", equalTo("https://registry.example"))
                .body("access_evaluation_endpoint", equalTo("https://registry.example/access/v1/evaluation"))
                .body("access_evaluations_endpoint", equalTo("https://registry.example/access/v1/evaluations"))
                .body("jwks_uri", equalTo("https://registry.example/access/v1/jwks"));
    }

    private static String request(TestClient client, String action, String context) {
        return """
            {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"%s"},\
            "resource":{"type":"issuer","id":"https://as.example"},"context":%s}""".formatted(client.clientId(), action, context);
    }

    private static Response evaluate(String request) {
        return as("keycloak").contentType(ContentType.JSON).body(request).post("/access/v1/evaluation");
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream in = EvaluationTest.class.getResourceAsStream("/vectors/authzen/" + name + ".schema.json")) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(in);
            // the specification's $id is no URI, which the validator insists on
            schema.remove("$id");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        }
    }
}
