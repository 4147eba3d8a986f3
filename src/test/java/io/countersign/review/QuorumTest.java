package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a policy makes of approvals: whose count, how many it takes, and what else has to hold before anything goes live. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class QuorumTest {

    private static void stands(Response answer, String state) {
        answer.then().statusCode(201).body("state", equalTo(state));
    }

    @Test
    void twoReviewersAreTwoPeople() {
        TestSubmission submission = Realm.create().under(Policies.reviewers(2)).submitted();
        stands(submission.decide("carol", "approve"), "IN_REVIEW");
        refused(submission.decide("carol", "approve"), 409, "already-approved");
        refused(submission.publish("carol"), 409, "wrong-state").body("state", equalTo("IN_REVIEW"));
        submission.pack().body("outcome", equalTo("open")).body("missing.has", contains("1"));
        stands(submission.decide("dave", "approve"), "APPROVED");
        as("frank")
                .get("/api/v1/submissions/" + submission.id())
                .then()
                .body("decisions.reviewer", contains("carol", "dave"));
        submission.publish("carol").then().statusCode(201).body("number", equalTo(1));
    }

    @Test
    void aReviewerAndASecurityAdminAreTwoPeople() {
        Realm realm = Realm.create()
                .under(Map.of("approvals", Map.of("reviewer", 1, "security-admin", 1), "validity", "P90D"));
        TestSubmission submission = realm.submitted();
        refused(submission.decide("frank", "approve"), 403, "role-missing");
        stands(submission.decide(realm.with("sam", "reviewer", "security-admin"), "approve"), "IN_REVIEW");
        refused(submission.decide(realm.with("sam", "security-admin"), "approve"), 409, "already-approved");
        stands(submission.decide("carol", "approve"), "APPROVED");
        TestSubmission other = realm.submitted();
        stands(other.decide("erin", "approve"), "IN_REVIEW");
        stands(other.decide("grace", "approve"), "IN_REVIEW");
        other.pack().body("missing.what", contains("reviewer"));
        stands(other.decide("dave", "approve"), "APPROVED");
    }

    @Test
    void aRelaxedPolicyIsMetOnceSomebodyLooksAgain() {
        Realm realm = Realm.create().under(Policies.reviewers(2));
        TestSubmission submission = realm.submitted();
        stands(submission.decide("carol", "approve"), "IN_REVIEW");
        refused(submission.weigh("carol"), 409, "policy-unmet").body("missing.what", contains("reviewer"));
        refused(submission.weigh("erin"), 403, "role-missing");
        realm.under(Policies.reviewers(1));
        refused(submission.decide("carol", "approve"), 409, "already-approved");
        stands(submission.weigh("carol"), "APPROVED");
        refused(submission.weigh("carol"), 409, "wrong-state");
        submission.publish("carol").then().statusCode(201);
    }

    @Test
    void whoeverWroteADraftNeverApproves() {
        Realm realm = Realm.create();
        TestClient client = realm.client();
        String id = realm.author("ann")
                .contentType(ContentType.JSON)
                .body(client.document("One"))
                .post("/api/v1/submissions?draft=true&client=" + client.id())
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("id");
        String digest = realm.author("ben")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(client.document("Two"))
                .put("/api/v1/submissions/" + id + "/document")
                .then()
                .statusCode(200)
                .extract()
                .path("digest");
        stands(
                realm.author("cid").contentType(ContentType.JSON).post("/api/v1/submissions/" + id + "/submit"),
                "IN_REVIEW");
        TestSubmission submission = new TestSubmission(id, digest);
        for (String writer : List.of("ann", "ben")) {
            refused(submission.decide(realm.with(writer, "author", "reviewer"), "approve"), 403, "own-submission");
            refused(
                    submission.decide(realm.with(writer, "reviewer", "security-admin"), "reject"),
                    403,
                    "own-submission");
        }
        submission.pack().body("approvers.authors", contains("ann", "ben"));
        stands(submission.decide(realm.with("cid", "author", "reviewer"), "approve"), "APPROVED");
    }

    @Test
    void approvalsOfAnEarlierRoundDoNotCount() {
        Realm realm = Realm.create().under(Policies.reviewers(2));
        TestSubmission submission = realm.submitted();
        stands(submission.decide("carol", "approve"), "IN_REVIEW");
        stands(submission.decide("dave", "request-changes"), "CHANGES_REQUESTED");
        realm.author("ann")
                .contentType(ContentType.JSON)
                .post("/api/v1/submissions/" + submission.id() + "/submit")
                .then()
                .statusCode(201)
                .body("state", equalTo("IN_REVIEW"))
                .body("round", equalTo(2));
        submission.pack().body("missing.has", contains("0")).body("approvers.approved_by", empty());
        stands(submission.decide("dave", "approve"), "IN_REVIEW");
        stands(submission.decide("carol", "approve"), "APPROVED");
    }

    @Test
    void aRuleLetsThroughWhatThePolicyNamesAndNothingMore() {
        Realm realm = Realm.create();
        String policy = Policies.inForce(
                realm.name(),
                "moderate",
                Map.of("approvals", Map.of("reviewer", 1), "validity", "P90D", "without_people", List.of("display")));
        TestClient client = realm.client();
        realm.published(client, client.document("One"));
        Acts acts = new Acts();
        Response ruled = realm.send(client, client.document("Two"));
        stands(ruled, "APPROVED");
        ruled.then()
                .body("decisions", hasSize(1))
                .body("decisions[0].outcome", equalTo("APPROVED"))
                .body("decisions[0].reviewer", equalTo("policy:" + policy))
                .body("decisions[0].roles", empty());
        assertThat(acts.on(client.clientId()))
                .extracting(it -> it.get("act"))
                .containsExactly("submission.submitted", "submission.approved");
        assertThat(acts.on(client.clientId()).getLast().toString()).contains("rule=" + policy);
        new TestSubmission(ruled.path("id"), ruled.path("digest"))
                .publish(realm.author("ann"))
                .then()
                .statusCode(201)
                .body("number", equalTo(2));
        stands(realm.send(client, client.document("Three").replace("/cb", "/cb2")), "IN_REVIEW");
    }

    @Test
    void whereNoPolicyAppliesNothingIsDecided() {
        Realm realm = Realm.create();
        String host = Api.host(realm.name(), "dev");
        Api.prove(realm.name(), host).then().statusCode(200);
        TestClient client = realm.client(host);
        TestSubmission submission = realm.submitted(client, client.document());
        stands(submission.decide("carol", "approve"), "IN_REVIEW");
        stands(submission.decide("dave", "approve"), "IN_REVIEW");
        refused(submission.publish("carol"), 409, "wrong-state");
        submission
                .pack()
                .body("outcome", equalTo("undecided"))
                .body("risk_class", equalTo("development"))
                .body("policy", equalTo(null))
                .body("missing", empty())
                .body("approvers.approved_by", contains("carol", "dave"));
        Policies.inForce(realm.name(), "development", Policies.reviewers(3));
        stands(submission.decide(realm.with("rex", "reviewer"), "approve"), "APPROVED");
    }

    @Test
    void aPolicyTightenedBeforePublicationCounts() {
        Realm realm = Realm.create().under(Policies.reviewers(1));
        TestSubmission submission = realm.submitted();
        stands(submission.decide("carol", "approve"), "APPROVED");
        refused(submission.decide("dave", "approve"), 409, "wrong-state");
        realm.under(Policies.reviewers(2));
        refused(submission.publish("carol"), 409, "policy-unmet")
                .body("missing", hasSize(1))
                .body("missing[0].kind", equalTo("approvals"))
                .body("missing[0].what", equalTo("reviewer"))
                .body("missing[0].asked", equalTo("2"))
                .body("missing[0].has", equalTo("1"));
        stands(submission.decide("dave", "approve"), "APPROVED");
        submission.publish("carol").then().statusCode(201);
    }

    @Test
    void nothingIsPublishedInAFreeze() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String until = now.plusSeconds(3600).toString();
        Map<String, String> freeze =
                Map.of("from", now.minusSeconds(3600).toString(), "until", until, "reason", "end of the year");
        Map<String, String> past = Map.of(
                "from",
                now.minusSeconds(7200).toString(),
                "until",
                now.minusSeconds(3600).toString(),
                "reason",
                "over");
        Realm realm = Realm.create()
                .under(Map.of(
                        "approvals", Map.of("reviewer", 1), "validity", "P90D", "freezes", List.of(past, freeze)));
        TestSubmission submission = realm.submitted();
        stands(submission.decide("carol", "approve"), "APPROVED");
        refused(submission.publish("carol"), 409, "frozen")
                .body("reason", equalTo("end of the year"))
                .body("until", equalTo(until));
        realm.under(Map.of("approvals", Map.of("reviewer", 1), "validity", "P90D", "freezes", List.of(past)));
        submission.publish("carol").then().statusCode(201);
    }

    @Test
    void nothingIsPublishedOnAHostThatIsNotProved() {
        Realm realm = Realm.unproved();
        TestSubmission submission = realm.submitted();
        stands(submission.decide("carol", "approve"), "APPROVED");
        submission.pack().body("host_proved", equalTo(false));
        refused(submission.publish("carol"), 409, "host-unproved");
        Api.prove(realm.name(), realm.host()).then().statusCode(200);
        submission.pack().body("host_proved", equalTo(true));
        submission.publish("carol").then().statusCode(201);
    }
}
