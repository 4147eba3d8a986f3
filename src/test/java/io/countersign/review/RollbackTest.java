package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.ask;
import static io.countersign.testing.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.testing.Acts;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Back to an earlier version by one call of one person. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RollbackTest {

    private Realm realm = new Realm("", "");
    private TestClient client = new TestClient("", "");
    private TestSubmission first = new TestSubmission("", "");

    @BeforeEach
    void aClientWithTwoVersions() {
        realm = Realm.create();
        client = realm.client();
        first = realm.published(client, client.document("One"));
        realm.published(client, client.document("Two"));
    }

    private Response rollback(String person, Object version) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("version", version, "reason", "two is broken"))
                .post("/api/v1/clients/" + client.id() + "/rollback");
    }

    @Test
    void theEarlierBytesAreTheNextVersion() {
        String until = approvedUntil();
        Acts acts = new Acts();
        Response answer = rollback("carol", 1);
        answer.then().statusCode(201).body("number", equalTo(3)).body("digest", equalTo(first.digest()));
        assertThat(answer.header("Location")).endsWith("/api/v1/clients/" + client.id() + "/versions/3");
        assertThat(client.fetch().asString()).isEqualTo(client.document("One"));
        ask(client.clientId(), "https://acme.example/cb")
                .then()
                .body("decision", equalTo(true))
                .body("context.version", equalTo(3))
                .body("context.digest", equalTo(first.digest()));
        given().get("/api/v1/clients/" + client.id() + "/statements")
                .then()
                .statusCode(200)
                .body("software_statements", hasSize(1));
        as("frank")
                .get("/api/v1/submissions?client=" + client.id())
                .then()
                .body("items.state", contains("PUBLISHED", "PUBLISHED", "PUBLISHED"));
        String id = as("frank").get("/api/v1/submissions?client=" + client.id()).path("items[2].id");
        as("frank")
                .get("/api/v1/submissions/" + id)
                .then()
                .body("origin", equalTo("rolled-back"))
                .body("origin_source", equalTo("/api/v1/clients/" + client.id() + "/versions/1"))
                .body("digest", equalTo(first.digest()))
                .body("author", equalTo("carol"));
        assertThat(acts.named(client.clientId()))
                .containsExactly("carol version.published", "carol version.rolled-back");
        assertThat(Instant.parse(approvedUntil()))
                .as("no approval lasts longer by it")
                .isBefore(Instant.parse(until));
    }

    private String approvedUntil() {
        return as("frank").get("/api/v1/clients/" + client.id()).path("approved_until");
    }

    @Test
    void anyReviewerOrSecurityAdminMayAndNobodyElse() {
        realm.author("ann")
                .contentType(ContentType.JSON)
                .body(Map.of("version", 1, "reason", "x"))
                .post("/api/v1/clients/" + client.id() + "/rollback")
                .then()
                .statusCode(403)
                .body("any_of", contains("reviewer", "security-admin"));
        refused(rollback("frank", 1), 403, "role-missing");
        refused(rollback("bob", 1), 404, "not-found");
        rollback("erin", 1).then().statusCode(201);
        rollback("dave", 2).then().statusCode(201).body("number", equalTo(4));
    }

    @Test
    void onlyToAnEarlierVersionOfOtherBytes() {
        refused(rollback("carol", 2), 422, "rollback-refused").body("reason", equalTo("no-earlier-version"));
        refused(rollback("carol", 7), 422, "rollback-refused").body("reason", equalTo("no-earlier-version"));
        rollback("carol", 1).then().statusCode(201);
        refused(rollback("carol", 1), 422, "rollback-refused").body("reason", equalTo("same-bytes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'version':0,'reason':'x'} | /version",
                "{'version':-1,'reason':'x'} | /version",
                "{'version':'1','reason':'x'} | /version",
                "{'version':1.5,'reason':'x'} | /version",
                "{'version':99999999999,'reason':'x'} | /version",
                "{'reason':'x'} | /version",
                "{'version':1} | /reason",
                "{'version':1,'reason':' '} | /reason"
            })
    void badInput(String body, String pointer) {
        Response answer = as("carol")
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/api/v1/clients/" + client.id() + "/rollback");
        refused(answer, 400, "invalid-member").body("errors.pointer", hasItem(pointer));
        as("frank").get("/api/v1/clients/" + client.id()).then().body("latest_version", equalTo(2));
    }

    @Test
    void neitherARevokedClientNorOneOnAHostNoLongerProved() throws SQLException {
        try (var owner = TestStack.ownerConnection();
                var insert = owner.prepareStatement("""
                        insert into host_proof (host, method, outcome, detail, at, expires_at)
                        values (?, 'DNS', 'PROVED', 'long ago', now() - interval '2 days', now() - interval '1 day')
                        """)) {
            insert.setString(1, realm.host());
            insert.executeUpdate();
        }
        refused(rollback("carol", 1), 409, "host-unproved");
        io.countersign.testing.Api.prove(realm.name(), realm.host()).then().statusCode(200);
        client.change("erin", "revoke").then().statusCode(200);
        refused(rollback("carol", 1), 409, "client-revoked");
        as("frank").get("/api/v1/clients/" + client.id()).then().body("latest_version", equalTo(2));
    }

    @Test
    void aSuspendedClientStaysSuspendedAndAFreezeDoesNotStopIt() {
        String now = Instant.now().minusSeconds(60).toString();
        String later = Instant.now().plusSeconds(600).toString();
        realm.under(Map.of(
                "approvals",
                Map.of("reviewer", 1),
                "validity",
                "P90D",
                "freezes",
                List.of(Map.of("from", now, "until", later, "reason", "year end"))));
        Policies.inForce(realm.name(), "moderate", Policies.reviewers(5));
        client.change("erin", "suspend").then().statusCode(200);
        rollback("carol", 1).then().statusCode(201);
        as("frank").get("/api/v1/clients/" + client.id()).then().body("trust_status", equalTo("suspended"));
        client.fetch().then().statusCode(404);
    }
}
