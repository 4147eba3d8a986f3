package io.countersign.trust;

import static io.countersign.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in an answer beside the decision, many questions at once, and what stays on record. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EvaluationAnswersTest {

    private static final String PROBLEMS = "https://countersign.io/problems/";

    @Test
    void aConsentPageLearnsWhatIsTrueOfTheClient() {
        TestClient client = live();
        one(question(client, "{\"redirect_uri\":\"http://127.0.0.1:5000/callback\"}"))
                .then()
                .body("context.display.client_host", equalTo(Api.HOST))
                .body("context.display.client_host_verified", equalTo(true))
                .body("context.display.owner", equalTo("acme"))
                .body("context.display.redirect_host", equalTo("127.0.0.1"))
                .body("context.display.loopback_only", equalTo(false))
                .body("context.environment", equalTo("prod"));
        one(question(client, "{\"redirect_uri\":\"https://evil.example/cb\"}"))
                .then()
                .body("context.display.redirect_host", nullValue());
    }

    @Test
    void anAnswerSaysHowLongItHolds() {
        Instant until = Instant.parse(one(question(live(), "{}")).path("context.valid_until"));
        assertThat(until).isBetween(Instant.now().plusSeconds(50), Instant.now().plusSeconds(61));
    }

    @Test
    void everythingThatSpeaksAgainstItIsTold() {
        TestClient client = live();
        one(question(client, "{\"redirect_uri\":\"https://evil.example\",\"digest\":\"x\",\"environment\":\"staging\"}")
                        .replace("https://as.example", "https://other.example"))
                .then()
                .body("decision", equalTo(false))
                .body(
                        "context.reasons",
                        contains(
                                "environment_mismatch",
                                "issuer_mismatch",
                                "digest_not_approved",
                                "redirect_uri_not_registered"));
    }

    @Test
    void manyQuestionsHaveAnswersInTheirOrder() {
        TestClient one = live();
        TestClient two = live();
        two.change("erin", "suspend").then().statusCode(200);
        many("""
            {"action":{"name":"token"},"resource":{"type":"issuer","id":"https://as.example"},"evaluations":[
             {"subject":{"type":"oauth_client","id":"%s"}},
             {"subject":{"type":"oauth_client","id":"%s"}},
             {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"dance"}}]}""".formatted(one.clientId(), two.clientId(), one.clientId()))
                .then()
                .statusCode(200)
                .body("evaluations.decision", contains(true, false, false))
                .body("evaluations.context.reason", contains("trusted", "client_suspended", "action_unknown"));
    }

    @ParameterizedTest
    @CsvSource({"execute_all, 3", "deny_on_first_deny, 2", "permit_on_first_permit, 1"})
    void theSemanticSaysWhereToStop(String semantic, int answers) {
        TestClient client = live();
        many("""
            {"subject":{"type":"oauth_client","id":"%s"},"resource":{"type":"issuer","id":"https://as.example"},
             "options":{"evaluations_semantic":"%s"},
             "evaluations":[{"action":{"name":"token"}},{"action":{"name":"dance"}},{"action":{"name":"token"}}]}""".formatted(client.clientId(), semantic)).then().statusCode(200).body("evaluations", hasSize(answers));
    }

    @Test
    void withoutEvaluationsTheRequestIsOneQuestion() {
        many(question(live(), "{}")).then().statusCode(200).body("decision", equalTo(true));
        many(question(live(), "{}").replaceFirst("\\{", "{\"evaluations\":[],"))
                .then()
                .body("decision", equalTo(true));
    }

    @Test
    void aBatchThatIsNoneNamesTheMemberAtFault() {
        TestClient client = live();
        String subject = "\"subject\":{\"type\":\"oauth_client\",\"id\":\"" + client.clientId() + "\"}";
        invalid(many("{" + subject + ",\"evaluations\":[{}]}"), "/evaluations/0/action");
        invalid(many("{" + subject + ",\"evaluations\":[7]}"), "/evaluations/0");
        invalid(many("{" + subject + ",\"evaluations\":7}"), "/evaluations");
        invalid(
                many("{" + subject + ",\"evaluations\":[" + String.join(",", Collections.nCopies(201, "{}")) + "]}"),
                "/evaluations");
        String whole = subject + ",\"action\":{\"name\":\"token\"},\"resource\":{\"type\":\"issuer\",\"id\":\"x\"}";
        invalid(
                many("{" + whole + ",\"options\":{\"evaluations_semantic\":\"guess\"},\"evaluations\":[{}]}"),
                "/options/evaluations_semantic");
    }

    private static void invalid(Response answer, String pointer) {
        answer.then()
                .statusCode(400)
                .body("type", equalTo(PROBLEMS + "invalid-member"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                  | 400 | malformed-json",
                "[]                                 | 400 | invalid-member",
                "{\"subject\":1,\"subject\":2}      | 400 | duplicate-member",
                "{} {}                              | 400 | malformed-json",
                "{\"subject\":{\"type\":7,\"id\":\"x\"}} | 400 | invalid-member",
            })
    void whatIsNoQuestionIsRefused(String body, int status, String type) {
        Api.namespaces();
        for (String path : List.of("/access/v1/evaluation", "/access/v1/evaluations")) {
            post(path, body)
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .header("Cache-Control", "no-store")
                    .body("type", equalTo(PROBLEMS + type));
        }
    }

    @Test
    void whoeverIsNobodyIsChallenged() {
        Api.namespaces();
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/access/v1/evaluation")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo(PROBLEMS + "token-missing"));
        Api.bearing("a.b.c")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/access/v1/evaluation")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer error="))
                .body("type", equalTo(PROBLEMS + "token-invalid"));
        as("keycloak")
                .contentType(ContentType.TEXT)
                .body("{}")
                .post("/access/v1/evaluation")
                .then()
                .statusCode(415);
        as("keycloak").get("/access/v1/evaluation").then().statusCode(405).header("Allow", "POST");
        as("keycloak")
                .contentType(ContentType.JSON)
                .body("[\"" + "x".repeat(70_000) + "\"]")
                .post("/access/v1/evaluation")
                .then()
                .statusCode(413)
                .body("type", equalTo(PROBLEMS + "body-too-large"));
    }

    @Test
    void refusalsAndFirstYesesStayOnRecord() {
        TestClient client = live();
        for (int i = 0; i < 3; i++) {
            one(question(client, "{}")).then().body("decision", equalTo(true));
        }
        String refusal = one(question(client, "{\"digest\":\"x\"}")).path("context.id");
        Soon.holds(() -> as("frank")
                .get("/api/v1/evaluations?client=" + client.id())
                .then()
                .statusCode(200)
                .body("items.kept", contains("first", "refusal"))
                .body("items.decision", contains(true, false))
                .body("items.id", hasItem(refusal))
                .body("items[1].reasons", contains("digest_not_approved")));
        as("frank")
                .get("/api/v1/evaluations?refused=false&limit=1&client=" + client.id())
                .then()
                .body("items.kept", contains("first"))
                .body("items[0].version", equalTo(1));
        as("alice").get("/api/v1/evaluations").then().statusCode(403);
    }

    @Test
    void howAClientStandsIsToldToThoseWhoWatch() {
        TestClient client = live();
        Stream.of("keycloak", "carol", "erin", "frank")
                .forEach(person -> as(person)
                        .get("/api/v1/trust?client_id=" + client.clientId())
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", "no-store")
                        .body("status", equalTo("active"))
                        .body("version", equalTo(1))
                        .body("cimd_digest", not(nullValue())));
        as("keycloak")
                .get("/api/v1/trust?client_id=https://nobody.example/x")
                .then()
                .body("status", equalTo("unknown"))
                .body("reason", equalTo("client_unknown"))
                .body("version", nullValue());
        as("alice").get("/api/v1/trust?client_id=" + client.clientId()).then().statusCode(403);
        as("keycloak").get("/api/v1/trust").then().statusCode(400).body("errors.pointer", hasItem("client_id"));
    }

    private static TestClient live() {
        TestClient client = Api.client();
        client.published(client.document());
        return client;
    }

    private static String question(TestClient client, String context) {
        return """
            {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"token"},\
            "resource":{"type":"issuer","id":"https://as.example"},"context":%s}""".formatted(client.clientId(), context);
    }

    private static Response one(String body) {
        return post("/access/v1/evaluation", body);
    }

    private static Response many(String body) {
        return post("/access/v1/evaluations", body);
    }

    private static Response post(String path, String body) {
        return as("keycloak").contentType(ContentType.JSON).body(body).post(path);
    }
}
