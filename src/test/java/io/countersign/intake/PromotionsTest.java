package io.countersign.intake;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Policies;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promoting the live version of a client to one in a higher environment. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PromotionsTest {

    @BeforeEach
    void policies() {
        Policies.defaults();
    }

    @Test
    void theLiveVersionIsProposedUnderTheTargetsClientIdAndNothingElseChanges() {
        TestClient source = client("staging");
        String document = source.document();
        source.published(document);
        TestClient target = client("prod");
        Response answer = promote("alice", source, target.id());
        answer.then()
                .statusCode(201)
                .body("client", equalTo(target.id()))
                .body("client_id", equalTo(target.clientId()))
                .body("environment", equalTo("prod"))
                .body("state", equalTo("IN_REVIEW"));
        String promoted = as("alice")
                .get("/api/v1/submissions/" + answer.path("submission") + "/document")
                .asString();
        assertThat(promoted.replaceAll("\\s", "")).isEqualTo(target.document().replaceAll("\\s", ""));
    }

    /** Whoever wrote what is promoted decides on it as little as whoever promotes it. */
    @Test
    void theWriterOfWhatIsPromotedDoesNotApproveIt() {
        TestClient source = client("staging");
        source.published(source.document());
        String ada = Tokens.forUser("ada", List.of("author"), List.of("acme"));
        Response promoted = Api.bearing(ada)
                .contentType(ContentType.JSON)
                .body(Map.of("to", client("prod").id()))
                .post("/api/v1/clients/" + source.id() + "/promotions");
        String submission = "/api/v1/submissions/"
                + promoted.then().statusCode(201).extract().path("submission");
        String digest = Api.bearing(ada).get(submission).path("digest");
        Api.bearing(Tokens.forUser("alice", List.of("author", "reviewer"), List.of("acme")))
                .contentType(ContentType.JSON)
                .body(Map.of("decision", "approve", "digest", digest))
                .post(submission + "/decisions")
                .then()
                .statusCode(403)
                .body("type", endsWith("/own-submission"));
    }

    @Test
    void aDraftWaitsForItsAuthor() {
        TestClient source = client("staging");
        source.published(source.document());
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("to", client("prod").id(), "draft", true))
                .post("/api/v1/clients/" + source.id() + "/promotions")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"));
    }

    @Test
    void whatIsNotLiveOrNotUpwardsIsRefusedAndLeavesNothing() {
        TestClient staging = client("staging");
        TestClient prod = client("prod");
        refused(staging, prod.id(), "no-live-version");
        staging.published(staging.document());
        refused(staging, staging.id(), "not-upwards");
        refused(staging, client("dev").id(), "not-upwards");
        staging.change("erin", "suspend").then().statusCode(200);
        refused(staging, prod.id(), "no-live-version");
    }

    @Test
    void namespacesStayApart() {
        TestClient staging = client("staging");
        staging.published(staging.document());
        String token = Tokens.forUser("ada", List.of("author"), List.of("acme", "globex"));
        String globex = Api.bearing(token)
                .contentType(ContentType.JSON)
                .body(Map.of("namespace", "globex", "client_id", "https://globex.example/oauth/" + UUID.randomUUID()))
                .post("/api/v1/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.bearing(token)
                .contentType(ContentType.JSON)
                .body(Map.of("to", globex))
                .post("/api/v1/clients/" + staging.id() + "/promotions")
                .then()
                .statusCode(409)
                .body("reason", equalTo("other-namespace"));
        promote("alice", staging, globex).then().statusCode(400).body("errors[0].pointer", equalTo("/to"));
        promote("bob", staging, globex).then().statusCode(404);
        promote("carol", staging, globex).then().statusCode(403).body("type", endsWith("/role-missing"));
    }

    @Test
    void badRequestsNameTheMember() {
        TestClient staging = client("staging");
        promote("alice", staging, UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/to"));
        promote("alice", staging, "x").then().statusCode(400).body("errors[0].pointer", equalTo("/to"));
        as("alice")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/clients/" + staging.id() + "/promotions")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/to"));
    }

    private static void refused(TestClient source, String target, String reason) {
        int before = Api.acts();
        promote("alice", source, target)
                .then()
                .statusCode(409)
                .body("type", endsWith("/promotion-refused"))
                .body("reason", equalTo(reason));
        assertThat(Api.acts()).isEqualTo(before);
    }

    private static Response promote(String person, TestClient source, String target) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("to", target))
                .post("/api/v1/clients/" + source.id() + "/promotions");
    }

    private static TestClient client(String environment) {
        if (environment.equals("prod")) {
            return Api.client();
        }
        String host = Api.host(environment);
        Api.prove("acme", host).then().statusCode(200);
        return Api.client(host);
    }
}
