package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a review policy comes into force: proposed by one security admin, decided by another, and never changed after. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PolicyTest {

    private static final String POLICIES = "/api/v1/policies";

    private Realm realm = new Realm("", "");

    @BeforeEach
    void aNamespaceOfItsOwn() {
        realm = Realm.create();
    }

    private Response propose(String person, int reviewers) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "namespace",
                        realm.name(),
                        "risk_class",
                        "high",
                        "terms",
                        Policies.reviewers(reviewers),
                        "reason",
                        "we grew"))
                .post(POLICIES);
    }

    private String proposed(int reviewers) {
        return propose("erin", reviewers).then().statusCode(201).extract().path("id");
    }

    private static Response decide(String person, String id, String word) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("decision", word, "comment", "seen"))
                .post(POLICIES + "/" + id + "/decisions");
    }

    private static Response read(String id) {
        return as("frank").get(POLICIES + "/" + id);
    }

    @Test
    void aSecondSecurityAdminPutsItInForce() {
        Response answer = propose("erin", 2);
        String id = answer.path("id");
        answer.then()
                .statusCode(201)
                .header("Location", "http://localhost:" + io.restassured.RestAssured.port + POLICIES + "/" + id)
                .body("namespace", equalTo(realm.name()))
                .body("risk_class", equalTo("high"))
                .body("number", equalTo(1))
                .body("base_number", equalTo(0))
                .body("state", equalTo("proposed"))
                .body("terms.approvals.reviewer", equalTo(2))
                .body("terms.validity", equalTo("P365D"))
                .body("reason", equalTo("we grew"))
                .body("proposed_by", equalTo("erin"));
        read(id).then().body("state", equalTo("proposed")).body("decided_by", nullValue());
        decide("grace", id, "approve")
                .then()
                .statusCode(201)
                .body("state", equalTo("in-force"))
                .body("decided_by", equalTo("grace"));
        read(id).then()
                .statusCode(200)
                .body("state", equalTo("in-force"))
                .body("decided_by", equalTo("grace"))
                .body("decided_at", notNullValue())
                .body("comment", equalTo("seen"));
    }

    @Test
    void itsProposerCannotApproveItButCanTakeItBack() {
        String id = proposed(2);
        refused(decide("erin", id, "approve"), 403, "own-proposal");
        read(id).then().body("state", equalTo("proposed"));
        decide("erin", id, "reject").then().statusCode(201).body("state", equalTo("rejected"));
        refused(decide("grace", id, "approve"), 409, "wrong-state").body("state", equalTo("rejected"));
        read(id).then().body("decided_by", equalTo("erin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "frank", "keycloak"})
    void othersNeitherProposeNorDecide(String person) {
        String id = proposed(2);
        refused(propose(person, 1), 403, "role-missing").body("any_of", contains("security-admin"));
        refused(decide(person, id, "approve"), 403, "role-missing").body("any_of", contains("security-admin"));
        refused(decide(person, id, "reject"), 403, "role-missing");
        read(id).then().body("state", equalTo("proposed"));
    }

    @Test
    void itIsDecidedOnce() {
        String id = proposed(2);
        decide("grace", id, "approve").then().statusCode(201);
        refused(decide("grace", id, "approve"), 409, "wrong-state").body("state", equalTo("in-force"));
        refused(decide("grace", id, "reject"), 409, "wrong-state").body("state", equalTo("in-force"));
        refused(decide("erin", id, "approve"), 409, "wrong-state");
    }

    @Test
    void whatWasProposedBesideAnotherIsProposedAnew() {
        String two = proposed(2);
        String three = proposed(3);
        decide("grace", two, "approve").then().statusCode(201);
        refused(decide("grace", three, "approve"), 409, "base-moved");
        read(three).then().body("state", equalTo("proposed")).body("number", equalTo(2));
        propose("grace", 3).then().statusCode(201).body("number", equalTo(3)).body("base_number", equalTo(1));
        decide("grace", three, "reject").then().statusCode(201);
    }

    @Test
    void theNextVersionSupersedesItAndThatNeverComesBack() {
        String first = proposed(2);
        decide("grace", first, "approve").then().statusCode(201);
        String second = propose("grace", 3).then().statusCode(201).extract().path("id");
        decide("erin", second, "approve").then().statusCode(201);
        read(first).then().body("state", equalTo("superseded"));
        read(second).then().body("state", equalTo("in-force")).body("base_number", equalTo(1));
        refused(decide("grace", first, "approve"), 409, "wrong-state").body("state", equalTo("superseded"));
    }

    @Test
    void theListHasEveryVersionOldestFirstInPages() {
        String first = proposed(2);
        decide("grace", first, "approve").then().statusCode(201);
        String second = proposed(3);
        String third = proposed(4);
        decide("grace", second, "reject").then().statusCode(201);
        String of = POLICIES + "?namespace=" + realm.name();
        as("carol")
                .get(of)
                .then()
                .statusCode(200)
                .body("items.id", contains(first, second, third))
                .body("items.number", contains(1, 2, 3))
                .body("items.state", contains("in-force", "rejected", "proposed"))
                .body("next_cursor", nullValue());
        var page = as("carol").get(of + "&limit=2").then().body("items.id", contains(first, second));
        int cursor = page.extract().path("next_cursor");
        as("carol").get(of + "&limit=2&cursor=" + cursor).then().body("items.id", contains(third));
        List<String> everywhere = as("carol").get(POLICIES + "?limit=1").path("items.namespace");
        assertThat(everywhere).as("the default policies come first").containsExactly((String) null);
        refused(as("carol").get(of + "&limit=0"), 400, "invalid-member").body("errors[0].pointer", equalTo("limit"));
        refused(as("carol").get(of + "&cursor=-1"), 400, "invalid-member");
    }

    @Test
    void everybodyWithAPartInReviewsReadsPolicies() {
        String id = proposed(2);
        for (String person : List.of("alice", "bob", "carol", "erin", "frank")) {
            as(person).get(POLICIES + "/" + id).then().statusCode(200);
            as(person).get(POLICIES).then().statusCode(200);
        }
        refused(as("keycloak").get(POLICIES + "/" + id), 403, "role-missing");
        refused(as("keycloak").get(POLICIES), 403, "role-missing");
        refused(as("frank").get(POLICIES + "/" + UUID.randomUUID()), 404, "not-found");
        refused(decide("erin", UUID.randomUUID().toString(), "approve"), 404, "not-found");
    }

    @Test
    void policiesOfOtherNamespacesAndClassesOvertakeNothing() {
        String here = proposed(2);
        decide("grace", here, "approve").then().statusCode(201);
        Realm elsewhere = Realm.unproved();
        for (int reviewers = 1; reviewers <= 2; reviewers++) {
            Policies.inForce(elsewhere.name(), "high", Policies.reviewers(reviewers));
            Policies.inForce(realm.name(), "low", Policies.reviewers(reviewers));
        }
        read(here).then().body("state", equalTo("in-force"));
    }

    @Test
    void itsActsAreInTheLog() {
        Acts acts = new Acts();
        String first = proposed(2);
        decide("grace", first, "approve").then().statusCode(201);
        decide("grace", proposed(3), "reject").then().statusCode(201);
        assertThat(acts.named(realm.name()))
                .containsExactly(
                        "erin policy.proposed",
                        "grace policy.approved",
                        "erin policy.proposed",
                        "grace policy.rejected");
        assertThat(acts.on(realm.name()).get(1))
                .extractingByKey("detail")
                .isEqualTo(Map.of("policy", first, "risk_class", "high", "number", "1", "namespace", realm.name()));
    }

    @Test
    void aNamespacesOwnPolicyGovernsInsteadOfTheDefaultOne() {
        TestSubmission byDefault = realm.submitted();
        byDefault.decide("carol", "approve").then().statusCode(201).body("state", equalTo("APPROVED"));
        decide("grace", proposed(2), "approve").then().statusCode(201);
        TestSubmission byItsOwn = realm.submitted();
        byItsOwn.decide("carol", "approve").then().statusCode(201).body("state", equalTo("IN_REVIEW"));
        byItsOwn.decide("dave", "approve").then().statusCode(201).body("state", equalTo("APPROVED"));
    }
}
