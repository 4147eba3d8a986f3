package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.ask;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Approvals end: who is due, how a document is approved for another term, and what happens when nobody does. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RecertificationTest {
    private static final String LISTED = "https://acme.example/cb";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Realm realm = new Realm("", "");
    private TestClient client = new TestClient("", "");

    @BeforeEach
    void aClientApprovedForTenDays() {
        realm = Realm.create().under(terms("P10D"));
        Policies.inForce(realm.name(), "low", terms("P20D"));
        client = realm.client();
        realm.published(client, client.document());
    }

    private static Map<String, Object> terms(String validity) {
        return Map.of("approvals", Map.of("reviewer", 1), "validity", validity);
    }

    private Response recertify(String key) {
        return realm.author("ann")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .post("/api/v1/clients/" + client.id() + "/recertifications");
    }

    private TestSubmission recertification() {
        Response answer = recertify(UUID.randomUUID().toString());
        answer.then().statusCode(201);
        return new TestSubmission(answer.path("id"), answer.path("digest"));
    }

    private Duration left() {
        String until = as("frank").get("/api/v1/clients/" + client.id()).path("approved_until");
        return Duration.between(Instant.now(), Instant.parse(until));
    }

    /** Whose bytes these are does not depend on who hands them in this time. */
    @Test
    void whoeverWroteTheLiveBytesDoesNotApproveThemForAnotherTerm() {
        Response byBen = realm.author("ben")
                .contentType(ContentType.JSON)
                .post("/api/v1/clients/" + client.id() + "/recertifications");
        TestSubmission again = new TestSubmission(byBen.path("id"), byBen.path("digest"));
        refused(again.decide(realm.with("ann", "author", "reviewer"), "approve"), 403, "own-submission");
        again.pack().body("approvers.authors", contains("ann", "ben"));
        again.decide("dave", "approve").then().statusCode(201);
    }

    @Test
    void takingBackAndHavingSomebodyElseProposeChangesNoAuthor() {
        TestSubmission mine = realm.submitted(client, client.document("Renamed"));
        realm.author("ann")
                .contentType(ContentType.JSON)
                .post("/api/v1/submissions/" + mine.id() + "/withdraw")
                .then()
                .statusCode(201);
        Policies.inForce(realm.name(), "moderate", terms("P10D"));
        Response byBen = realm.author("ben")
                .contentType(ContentType.JSON)
                .body(client.document("Renamed"))
                .post("/api/v1/submissions?client=" + client.id());
        TestSubmission his = new TestSubmission(byBen.path("id"), byBen.path("digest"));
        refused(his.decide(realm.with("ann", "author", "reviewer"), "approve"), 403, "own-submission");
        his.decide("carol", "approve").then().statusCode(201).body("state", equalTo("APPROVED"));
    }

    @Test
    void theLiveBytesAreProposedForAnotherTerm() {
        assertThat(left()).isBetween(Duration.ofDays(9), Duration.ofDays(10));
        String key = UUID.randomUUID().toString();
        Response answer = recertify(key);
        answer.then()
                .statusCode(201)
                .body("state", equalTo("IN_REVIEW"))
                .body("origin", equalTo("recertified"))
                .body("origin_source", equalTo("/api/v1/clients/" + client.id() + "/versions/1"))
                .body("base_version", equalTo(1))
                .body("difference", empty());
        recertify(key).then().statusCode(201).body("id", equalTo(answer.<String>path("id")));
        TestSubmission submission = new TestSubmission(answer.path("id"), answer.path("digest"));
        submission.pack().body("risk_class", equalTo("low"));
        refused(submission.decide(realm.with("ann", "reviewer"), "approve"), 403, "own-submission");
        submission.decide("dave", "approve").then().statusCode(201).body("state", equalTo("APPROVED"));
        submission.publish(realm.author("ann")).then().statusCode(201).body("number", equalTo(2));
        assertThat(left()).isBetween(Duration.ofDays(19), Duration.ofDays(20));
        assertThat(client.fetch().asString()).isEqualTo(client.document());
    }

    @Test
    void onlyAuthorsProposeAndOnlyWhatIsLive() {
        String path = "/api/v1/clients/" + client.id() + "/recertifications";
        refused(as("carol").contentType(ContentType.JSON).post(path), 403, "role-missing");
        refused(as("bob").contentType(ContentType.JSON).post(path), 404, "not-found");
        realm.author("ann")
                .contentType(ContentType.JSON)
                .post(path + "?draft=true")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"));
        client = realm.client();
        refused(recertify("k"), 404, "not-found");
    }

    @Test
    void whoIsDueIsListedSoonestFirst() {
        TestClient later = realm.client();
        realm.published(later, later.document());
        List<String> soon = due("P11D&limit=200");
        assertThat(soon).containsSubsequence(client.id(), later.id());
        assertThat(due("P9D&limit=200")).doesNotContain(client.id(), later.id());
        assertThat(due("P11D&limit=1")).hasSize(1);
        List<String> ends = as("frank")
                .get("/api/v1/recertifications?within=P3653D&limit=200")
                .path("items.approved_until");
        assertThat(ends.stream().map(Instant::parse)).isSortedAccordingTo(Comparator.naturalOrder());
        client.change("erin", "suspend").then().statusCode(200);
        assertThat(due("P11D&limit=200")).doesNotContain(client.id()).contains(later.id());
    }

    private static List<String> due(String within) {
        return as("carol")
                .get("/api/v1/recertifications?within=" + within)
                .then()
                .statusCode(200)
                .extract()
                .path("items.client");
    }

    @Test
    void thoseWhoWatchOverAllReadIt() {
        for (String person : List.of("carol", "erin", "frank")) {
            as(person).get("/api/v1/recertifications").then().statusCode(200);
        }
        for (String person : List.of("alice", "keycloak")) {
            refused(as(person).get("/api/v1/recertifications"), 403, "role-missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 days", "P1Y", "-P1D", "P3654D", "P99999999999999999999D"})
    void badTimes(String within) {
        refused(as("carol").queryParam("within", within).get("/api/v1/recertifications"), 400, "invalid-member")
                .body("errors.pointer", contains("within"));
        refused(as("carol").get("/api/v1/recertifications?limit=0"), 400, "invalid-member");
        refused(as("carol").get("/api/v1/recertifications?limit=201"), 400, "invalid-member");
    }

    @Test
    void whatRanOutIsNotTrustedUntilItIsApprovedAnew() throws SQLException, InterruptedException {
        Acts acts = new Acts();
        runOut();
        ask(client.clientId(), LISTED)
                .then()
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("client_expired"));
        client.fetch().then().statusCode(404);
        as("frank").get("/api/v1/clients/" + client.id()).then().body("trust_status", equalTo("expired"));
        Instant end = Instant.now().plus(PATIENCE);
        while (acts.on(client.clientId()).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(acts.named(client.clientId())).containsExactly("countersign client.expired");
        as("frank").get("/api/v1/clients/" + client.id()).then().body("trust_status", equalTo("expired"));
        TestSubmission submission = recertification();
        submission.decide("carol", "approve").then().statusCode(201);
        submission.publish("carol").then().statusCode(201);
        ask(client.clientId(), LISTED).then().body("decision", equalTo(true));
        client.fetch().then().statusCode(200);
        as("frank").get("/api/v1/clients/" + client.id()).then().body("trust_status", equalTo("active"));
    }

    /** Moves the end of the approval into the past, as time would. */
    private void runOut() throws SQLException {
        try (var owner = TestStack.ownerConnection();
                var update = owner.prepareStatement(
                        "update client_trust set expires_at = now() - interval '1 second' where client = ?::uuid")) {
            update.setString(1, client.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
