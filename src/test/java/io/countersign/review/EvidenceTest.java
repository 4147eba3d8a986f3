package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence beside a submission: who may lay it there, what it must have, and what it does. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EvidenceTest {
    private static final String ATTESTATION = "owner-attestation";
    private static final String SECURITY = "security-review";
    private static final Map<String, Object> REPORT =
            Map.of("link", "https://reports.example/1", "content_digest", "A".repeat(43));

    private Realm realm = new Realm("", "");
    private TestSubmission submission = new TestSubmission("", "");

    @BeforeEach
    void aSubmissionThatNeedsEvidence() {
        realm = Realm.create().under(asking(Map.of(ATTESTATION, "P7D", SECURITY, "P30D")));
        submission = realm.submitted();
    }

    private static Map<String, Object> asking(Map<String, String> evidence) {
        return Map.of("approvals", Map.of("reviewer", 1), "validity", "P90D", "evidence", evidence);
    }

    private Response lay(RequestSpecification by, String kind, Map<String, Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("kind", kind, "digest", submission.digest(), "detail", "it is so"));
        body.putAll(more);
        return by.contentType(ContentType.JSON).body(body).post("/api/v1/submissions/" + submission.id() + "/evidence");
    }

    private static void stands(Response answer, String state) {
        answer.then().statusCode(201).body("state", equalTo(state));
    }

    @Test
    void theLastThingMissingApproves() {
        submission.pack().body("missing.what", contains(ATTESTATION, SECURITY, "reviewer"));
        stands(submission.decide("carol", "approve"), "IN_REVIEW");
        stands(lay(realm.author("ann"), ATTESTATION, Map.of()), "IN_REVIEW");
        submission
                .pack()
                .body("outcome", equalTo("open"))
                .body("missing.kind", contains("evidence"))
                .body("missing.what", contains(SECURITY))
                .body("missing.asked", contains("P30D"))
                .body("missing.has", contains(""));
        Response last = lay(as("dave"), SECURITY, REPORT);
        stands(last, "APPROVED");
        assertThat(last.header("Location")).endsWith("/api/v1/submissions/" + submission.id());
        submission
                .pack()
                .body("outcome", equalTo("approved"))
                .body("missing", empty())
                .body("evidence.find { it.kind == 'security-review' }.provided_by", equalTo("dave"))
                .body("evidence.find { it.kind == 'security-review' }.link", equalTo(REPORT.get("link")))
                .body(
                        "evidence.find { it.kind == 'security-review' }.content_digest",
                        equalTo(REPORT.get("content_digest")))
                .body("evidence.find { it.kind == 'owner-attestation' }.detail", equalTo("it is so"));
        submission.publish("carol").then().statusCode(201);
        refused(lay(realm.author("ann"), ATTESTATION, Map.of()), 409, "wrong-state");
    }

    @Test
    void anApprovalIsTheLastThingToo() {
        stands(lay(realm.author("ann"), ATTESTATION, Map.of()), "IN_REVIEW");
        stands(lay(as("frank"), SECURITY, REPORT), "IN_REVIEW");
        stands(submission.decide("carol", "approve"), "APPROVED");
    }

    @Test
    void anOwnerAttestsAndSomebodyIndependentReviews() {
        refused(lay(as("carol"), ATTESTATION, Map.of()), 403, "role-missing").body("any_of", contains("author"));
        refused(lay(as("bob"), ATTESTATION, Map.of()), 404, "not-found");
        refused(lay(realm.author("ben"), SECURITY, REPORT), 403, "role-missing");
        refused(lay(realm.author("ann"), SECURITY, REPORT), 403, "own-submission");
        refused(lay(realm.with("ann", "author", "reviewer"), "privacy-review", REPORT), 403, "own-submission");
        stands(lay(as("erin"), "privacy-review", REPORT), "IN_REVIEW");
        stands(lay(realm.author("ben"), ATTESTATION, Map.of()), "IN_REVIEW");
    }

    @Test
    void whereANamespaceNamesOwnersOnlyTheyAttest() {
        as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "owner"))
                .put("/api/v1/namespaces/" + realm.name() + "/members/olga")
                .then()
                .statusCode(200);
        refused(lay(realm.author("ann"), ATTESTATION, Map.of()), 403, "not-owner");
        stands(lay(realm.author("olga"), ATTESTATION, Map.of()), "IN_REVIEW");
    }

    @Test
    void evidenceIsAboutTheseBytesAndNotFromTheFuture() {
        Map<String, Object> other = Map.of("digest", "C".repeat(42) + "A");
        refused(lay(realm.author("ann"), ATTESTATION, other), 409, "digest-mismatch");
        Map<String, Object> tomorrow = new HashMap<>(REPORT);
        tomorrow.put("observed_at", Instant.now().plus(Duration.ofDays(1)).toString());
        refused(lay(as("dave"), SECURITY, tomorrow), 400, "invalid-member")
                .body("errors.pointer", contains("/observed_at"));
    }

    @Test
    void evidenceThatIsTooOldIsKeptAndDoesNotCount() {
        Instant observed = Instant.now().minus(Duration.ofDays(31));
        Map<String, Object> old = new HashMap<>(REPORT);
        old.put("observed_at", observed.toString());
        stands(lay(realm.author("ann"), ATTESTATION, Map.of()), "IN_REVIEW");
        stands(lay(as("dave"), SECURITY, old), "IN_REVIEW");
        stands(submission.decide("carol", "approve"), "IN_REVIEW");
        String newest = submission
                .pack()
                .body("missing.what", contains(SECURITY))
                .extract()
                .path("missing[0].has");
        assertThat(Instant.parse(newest)).isBetween(observed.minusMillis(1), observed.plusMillis(1));
        stands(lay(as("dave"), SECURITY, REPORT), "APPROVED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'domain-control'} | 400 | invalid-member | /kind",
                "{'kind':'key-possession'} | 400 | invalid-member | /kind",
                "{'kind':'hearsay'} | 400 | invalid-member | /kind",
                "{'kind':null} | 400 | invalid-member | /kind",
                "{'kind':'security-review'} | 422 | evidence-refused |",
                "{'kind':'security-review','link':'https://reports.example/1'} | 422 | evidence-refused |",
                "{'link':'https://reports.example/1','content_digest':'{a}'} | 422 | evidence-refused |",
                "{'kind':'security-review','link':'http://reports.example/1','content_digest':'{a}'} | 400 | invalid-member | /link",
                "{'kind':'security-review','link':'javascript:alert(1)','content_digest':'{a}'} | 400 | invalid-member | /link",
                "{'kind':'security-review','link':'https://a b','content_digest':'{a}'} | 400 | invalid-member | /link",
                "{'kind':'security-review','link':'https://reports.example/1','content_digest':'md5:1'} | 400 | invalid-member | /content_digest",
                "{'digest':'sha256:1'} | 400 | invalid-member | /digest",
                "{'digest':null} | 400 | invalid-member | /digest",
                "{'observed_at':'yesterday'} | 400 | invalid-member | /observed_at",
                "{'observed_at':{}} | 400 | invalid-member | /observed_at",
                "{'observed_at':1764000000} | 400 | invalid-member | /observed_at",
                "{'observed_at':'1764000000'} | 400 | invalid-member | /observed_at",
                "{'observed_at':'-99999999-01-01T00:00:00Z'} | 400 | invalid-member | /observed_at",
                "{'detail':' '} | 400 | invalid-member | /detail",
                "{'detail':null} | 400 | invalid-member | /detail",
                "{'detail':'{huge}'} | 400 | invalid-member | /detail",
                "{'provided_by':'grace'} | 400 | invalid-member | /provided_by"
            })
    void badInputNamesItsMember(String more, int status, String slug, @Nullable String pointer) {
        String json = more.replace('\'', '"').replace("{a}", "A".repeat(43)).replace("{huge}", "x".repeat(4001));
        Map<String, Object> members =
                io.restassured.path.json.JsonPath.from(json).getMap("");
        var refusal = refused(lay(realm.author("ann"), ATTESTATION, members), status, slug);
        if (pointer != null) {
            refusal.body("errors.pointer", hasItem(pointer));
        }
        submission.pack().body("evidence.kind", contains("domain-control"));
    }

    @Test
    void controlOfTheHostIsTakenFromItsProofs() {
        Realm other = Realm.unproved().under(asking(Map.of("domain-control", "P1D")));
        TestSubmission waiting = other.submitted();
        stands(waiting.decide("carol", "approve"), "IN_REVIEW");
        waiting.pack().body("missing.what", contains("domain-control"));
        Api.prove(other.name(), other.host()).then().statusCode(200);
        waiting.pack().body("missing", empty()).body("evidence.kind", contains("domain-control"));
        TestSubmission later = other.submitted();
        stands(later.decide("carol", "approve"), "APPROVED");
    }

    @Test
    void oneFactForTheSameKeyAndOneActInTheLog() {
        TestClient client = realm.client();
        submission = realm.submitted(client, client.document());
        Acts acts = new Acts();
        String key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            stands(lay(realm.author("ann").header("Idempotency-Key", key), ATTESTATION, Map.of()), "IN_REVIEW");
        }
        submission.pack().body("evidence.kind", contains(ATTESTATION, "domain-control"));
        assertThat(acts.named(client.clientId())).isEqualTo(List.of("ann evidence.provided"));
    }
}
