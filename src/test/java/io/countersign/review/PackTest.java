package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.IDN;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reviewer's pack: everything that a decision is made from, in one answer. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PackTest {

    /** Nobody else's, so that nothing else looks like it. */
    private final String name = "Pack " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private Realm realm = new Realm("", "");
    private TestClient client = new TestClient("", "");

    @BeforeEach
    void aLiveClient() {
        realm = Realm.create();
        client = realm.client();
        realm.published(client, client.document(name));
    }

    /** Another redirect host and scope in the live document: a security change. */
    private TestSubmission changed() {
        return realm.submitted(
                client,
                client.document(name)
                        .replace(
                                "\"https://acme.example/cb\"",
                                "\"https://acme.example/cb\",\"https://other.example/cb\"")
                        .replaceFirst("}$", ",\"policy_uri\":\"https://acme.example/privacy\"}"));
    }

    @Test
    void theDifferenceTheFindingsAndEachProductsVerdict() {
        TestSubmission submission = changed();
        submission
                .pack()
                .body("submission.id", equalTo(submission.id()))
                .body("submission.client_id", equalTo(client.clientId()))
                .body("submission.difference.kind", hasItem("redirect-host-added"))
                .body(
                        "submission.difference.find { it.kind == 'redirect-host-added' }.change_class",
                        equalTo("security"))
                .body("submission.difference.member", containsInAnyOrder("redirect_uris", "policy_uri"))
                .body("environment", equalTo("prod"))
                .body("trust_status", equalTo("active"))
                .body("risk_class", equalTo("high"))
                .body("host_proved", equalTo(true))
                .body("findings.pointer", hasItem("/redirect_uris/1"))
                .body("findings", everyItem(hasKey("fix")))
                .body("findings.severity", not(hasItem("ERROR")))
                .body("submission.findings", hasSize(findings(submission)));
        Map<String, String> verdicts =
                submission.pack().extract().path("verdicts.collectEntries { [it.profile, it.verdict] }");
        assertThat(verdicts.keySet()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(verdicts.values()).isSubsetOf("would-accept", "would-refuse", "could-not-evaluate");
        submission.pack().body("verdicts.findAll { it.verdict != 'would-accept' }.because", everyItem(not(empty())));
        assertThat(verdicts).containsKeys("keycloak-26.7");
    }

    private static int findings(TestSubmission submission) {
        List<Object> findings =
                as("frank").get("/api/v1/submissions/" + submission.id()).path("findings");
        return findings.size();
    }

    @Test
    void whatThePolicyAsksWhatIsThereAndWhoMayStillApprove() {
        realm.under(Map.of(
                "approvals", Map.of("reviewer", 2, "security-admin", 1),
                "validity", "P90D",
                "evidence", Map.of("domain-control", "P30D", "owner-attestation", "P7D")));
        TestSubmission submission = changed();
        submission.decide("carol", "approve").then().statusCode(201);
        submission
                .pack()
                .body("outcome", equalTo("open"))
                .body("approved_until", nullValue())
                .body("policy.namespace", equalTo(realm.name()))
                .body("policy.state", equalTo("in-force"))
                .body("policy.number", equalTo(1))
                .body("policy.terms.approvals.reviewer", equalTo(2))
                .body("missing.what", contains("owner-attestation", "reviewer", "security-admin"))
                .body("missing.has", contains("", "1", "0"))
                .body("missing.asked", contains("P7D", "2", "1"))
                .body("evidence.kind", contains("domain-control"))
                .body("evidence[0].provided_by", equalTo("countersign"))
                .body("evidence[0].digest", equalTo(submission.digest()))
                .body("approvers.roles", contains("reviewer", "security-admin"))
                .body("approvers.authors", contains("ann"))
                .body("approvers.approved_by", contains("carol"))
                .body("submission.decisions.reviewer", contains("carol"));
        submission.decide("dave", "approve").then().statusCode(201);
        submission.decide("erin", "approve").then().statusCode(201);
        realm.author("ann")
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "owner-attestation", "digest", submission.digest(), "detail", "mine"))
                .post("/api/v1/submissions/" + submission.id() + "/evidence")
                .then()
                .statusCode(201)
                .body("state", equalTo("APPROVED"));
        String until = submission
                .pack()
                .body("outcome", equalTo("approved"))
                .body("missing", empty())
                .extract()
                .path("approved_until");
        assertThat(Duration.between(Instant.now(), Instant.parse(until)))
                .isBetween(Duration.ofDays(89), Duration.ofDays(90));
        submission.publish("carol").then().statusCode(201);
        submission.pack().body("outcome", equalTo("published"));
    }

    @Test
    void clientsThatLookAlikeAreShownAlsoInOtherLetters() {
        Realm elsewhere = Realm.create();
        TestClient imitation = elsewhere.client();
        String cyrillic = name.replace('P', 'Р').replace('a', 'а').replace('c', 'с');
        assertThat(cyrillic).isNotEqualTo(name);
        TestSubmission submission = elsewhere.submitted(imitation, imitation.document(cyrillic));
        submission
                .pack()
                .body("look_alikes", hasSize(1))
                .body("look_alikes[0].client", equalTo(client.id()))
                .body("look_alikes[0].client_id", equalTo(client.clientId()))
                .body("look_alikes[0].namespace", equalTo(realm.name()))
                .body("look_alikes[0].kind", equalTo("NAME"))
                .body("look_alikes[0].shown", equalTo(name));
        realm.published(client, client.document("Something else " + name));
        submission.pack().body("look_alikes", empty());
    }

    @Test
    void aHostOfAnotherNamespaceThatLooksAlikeIsShown() {
        Realm elsewhere = Realm.create();
        TestClient imitation = elsewhere.client();
        String confusable = IDN.toASCII(realm.host().replace('e', 'е'));
        TestSubmission submission = elsewhere.submitted(
                imitation,
                imitation
                        .document("Other " + name)
                        .replaceFirst("}$", ",\"client_uri\":\"https://" + confusable + "\"}"));
        submission
                .pack()
                .body("look_alikes.kind", contains("HOST"))
                .body("look_alikes.client", contains(client.id()))
                .body("look_alikes.shown", contains(realm.host()));
    }

    @Test
    void theBlastRadiusIsWhoAsked() {
        TestSubmission submission = changed();
        submission.pack().body("blast_radius.recent_use", empty()).body("blast_radius.entitlements", empty());
        Api.ask(client.clientId(), "https://acme.example/cb");
        Api.ask(client.clientId(), "https://evil.example/cb");
        // answers go on record in batches, a second apart
        Soon.holds(() -> submission
                .pack()
                .body("blast_radius.recent_use.server", contains("keycloak"))
                .body("blast_radius.recent_use.version", contains(1)));
    }

    @Test
    void whoReadsTheSubmissionReadsThePack() {
        Policies.defaults();
        TestSubmission submission = changed();
        String path = "/api/v1/submissions/" + submission.id() + "/pack";
        realm.author("ben").get(path).then().statusCode(200);
        for (String person : List.of("carol", "erin", "frank")) {
            as(person).get(path).then().statusCode(200);
        }
        refused(as("bob").get(path), 404, "not-found");
        refused(as("keycloak").get(path), 404, "not-found");
        refused(as("frank").get("/api/v1/submissions/" + UUID.randomUUID() + "/pack"), 404, "not-found");
        refused(as("frank").get("/api/v1/submissions/x/pack"), 404, "not-found");
    }
}
