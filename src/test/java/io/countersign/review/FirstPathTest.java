package io.countersign.review;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.ask;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.document.Digest;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwx.HeaderParameterNames;
import org.junit.jupiter.api.Test;

/** One client's life, from submission to revocation, as every participant sees it over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class FirstPathTest {

    @Test
    void theSecondPersonsApprovalIsWhatMakesADocumentLive() {
        TestClient client = Api.client();
        TestSubmission submission = client.submitted(client.document());
        client.fetch().then().statusCode(404);
        submission.decide("alice", "approve").then().statusCode(403);
        submission.publish("alice").then().statusCode(409).body("state", equalTo("IN_REVIEW"));
        submission.decide("carol", "approve").then().statusCode(201).body("state", equalTo("APPROVED"));
        client.fetch().then().statusCode(404);
        submission
                .publish("alice")
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("digest", equalTo(submission.digest()));
        byte[] served = client.fetch().then().statusCode(200).extract().asByteArray();
        assertThat(served).isEqualTo(client.document().getBytes(StandardCharsets.UTF_8));
        assertThat(Digest.of(served).value()).isEqualTo(submission.digest());
    }

    @Test
    void theSecondVersionShowsWhatItChangesAndBothStayReadable() {
        TestClient client = Api.client();
        TestSubmission first = client.published(client.document("One"));
        TestSubmission second = client.submitted(client.document("Two"));
        as("carol")
                .get("/api/v1/submissions/" + second.id())
                .then()
                .body("base_version", equalTo(1))
                .body("difference", hasSize(1))
                .body("difference[0].member", equalTo("client_name"))
                .body("difference[0].kind", equalTo("display-name-changed"))
                .body("difference[0].pointer", equalTo("/client_name"))
                .body("difference[0].summary", equalTo("\"client_name\" is now \"Two\", before \"One\"."))
                .body("difference[0].change_class", equalTo("display"))
                .body("difference[0].before", equalTo("One"))
                .body("difference[0].after", equalTo("Two"));
        second.decide("dave", "approve").then().statusCode(201);
        second.publish("carol").then().statusCode(201).body("number", equalTo(2));
        permalink(client, 1, first.digest());
        permalink(client, 2, second.digest());
        given().get("/api/v1/clients/" + client.id() + "/versions")
                .then()
                .statusCode(200)
                .body("items.number", contains(1, 2))
                .body("items.digest", contains(first.digest(), second.digest()))
                .body("next_cursor", nullValue());
    }

    private static void permalink(TestClient client, int number, String digest) {
        byte[] bytes = given().get("/api/v1/clients/" + client.id() + "/versions/" + number)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("Cache-Control", containsString("immutable"))
                .header("ETag", "\"" + digest + "\"")
                .extract()
                .asByteArray();
        assertThat(Digest.of(bytes).value()).isEqualTo(digest);
    }

    @Test
    void theStatementVerifiesAgainstThePublishedKeys() throws Exception {
        TestClient client = Api.client();
        TestSubmission submission = client.published(client.document());
        List<String> statements = given().get("/api/v1/clients/" + client.id() + "/statements")
                .then()
                .statusCode(200)
                .extract()
                .path("software_statements");
        assertThat(statements).hasSize(1);
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(statements.getFirst());
        jws.setKey(keys.findJsonWebKey(jws.getKeyIdHeaderValue(), "EC", "sig", "ES256")
                .getKey());
        assertThat(jws.verifySignature()).isTrue();
        assertThat(jws.getHeader(HeaderParameterNames.TYPE)).isEqualTo("software-statement+jwt");
        JwtClaims claims = JwtClaims.parse(jws.getPayload());
        assertThat(claims.getIssuer()).isEqualTo("https://registry.example");
        assertThat(claims.getSubject()).isEqualTo(client.clientId());
        assertThat(claims.getStringClaimValue("cimd_digest")).isEqualTo(submission.digest());
        assertThat(claims.getExpirationTime().getValue())
                .isGreaterThan(claims.getIssuedAt().getValue());
        // the statement ends with the approval that it speaks of
        String until = as("erin").get("/api/v1/clients/" + client.id()).path("approved_until");
        assertThat(claims.getExpirationTime().getValue())
                .isEqualTo(Instant.parse(until).getEpochSecond());
        assertThat(claims.getJwtId()).isNotBlank();
        assertThat(claims.getClaimNames())
                .containsExactlyInAnyOrder("iss", "sub", "iat", "exp", "jti", "cimd_digest", "status");
    }

    @Test
    void statementsOfOneClientAreIssuedAtStrictlyIncreasingTimes() throws Exception {
        TestClient client = Api.client();
        client.published(client.document("One"));
        client.published(client.document("Two"));
        assertThat(issuedAt(client, 2)).isGreaterThan(issuedAt(client, 1));
    }

    private static long issuedAt(TestClient client, int version) throws Exception {
        String jws = given().get("/api/v1/clients/" + client.id() + "/statements?version=" + version)
                .path("software_statements[0]");
        JsonWebSignature parsed = new JsonWebSignature();
        parsed.setCompactSerialization(jws);
        return JwtClaims.parse(parsed.getUnverifiedPayload()).getIssuedAt().getValue();
    }

    @Test
    void revocationTurnsTheAnswerForEver() {
        TestClient client = Api.client();
        client.published(client.document());
        ask(client.clientId(), "https://acme.example/cb").then().body("decision", equalTo(true));
        client.change("erin", "revoke").then().statusCode(200).body("trust_status", equalTo("revoked"));
        ask(client.clientId(), "https://acme.example/cb")
                .then()
                .statusCode(200)
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("client_revoked"));
        client.fetch().then().statusCode(410);
        client.change("erin", "restore").then().statusCode(409).body("type", containsString("client-revoked"));
        TestSubmission late = client.submitted(client.document("Back again"));
        late.decide("carol", "approve").then().statusCode(201);
        late.publish("alice").then().statusCode(409).body("type", containsString("client-revoked"));
        assertThat(late.state()).isEqualTo("APPROVED");
    }

    @Test
    void aRequestForChangesGoesBackAndForthUntilTheBytesAreApproved() {
        TestClient client = Api.client();
        TestSubmission first = client.submitted(client.document("Draft"));
        first.decide("carol", "request-changes").then().statusCode(201).body("state", equalTo("CHANGES_REQUESTED"));
        String etag = as("alice").get("/api/v1/submissions/" + first.id()).header("ETag");
        String revised = as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(client.document("Better"))
                .put("/api/v1/submissions/" + first.id() + "/document")
                .then()
                .statusCode(200)
                .body("state", equalTo("CHANGES_REQUESTED"))
                .extract()
                .path("digest");
        as("alice")
                .contentType(ContentType.JSON)
                .post("/api/v1/submissions/" + first.id() + "/submit")
                .then()
                .statusCode(201);
        first.decide("carol", "approve").then().statusCode(409).body("type", containsString("digest-mismatch"));
        first.decide("carol", "approve", revised).then().statusCode(201).body("decisions", hasSize(2));
    }

    @Test
    void rejectedAndWithdrawnAreEnds() {
        TestClient client = Api.client();
        TestSubmission rejected = client.submitted(client.document());
        rejected.decide("carol", "reject").then().statusCode(201);
        rejected.decide("dave", "approve").then().statusCode(409).body("state", equalTo("REJECTED"));
        TestSubmission withdrawn = client.submitted(client.document());
        as("alice")
                .contentType(ContentType.JSON)
                .post("/api/v1/submissions/" + withdrawn.id() + "/withdraw")
                .then()
                .statusCode(201);
        withdrawn.decide("carol", "approve").then().statusCode(409).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void whatWasApprovedAgainstAnOlderVersionIsNotPublished() {
        TestClient client = Api.client();
        TestSubmission one = client.submitted(client.document("One"));
        TestSubmission two = client.submitted(client.document("Two"));
        one.decide("carol", "approve").then().statusCode(201);
        two.decide("carol", "approve").then().statusCode(201);
        one.publish("alice").then().statusCode(201);
        two.publish("alice").then().statusCode(409).body("type", containsString("base-moved"));
    }

    @Test
    void whatIsHandedInAgainIsAChangeToWhatIsLiveByThen() {
        TestClient client = Api.client();
        TestSubmission waiting = client.submitted(client.document("Two"));
        waiting.decide("carol", "request-changes").then().statusCode(201);
        client.published(client.document("One"));
        as("alice")
                .contentType(ContentType.JSON)
                .post("/api/v1/submissions/" + waiting.id() + "/submit")
                .then()
                .statusCode(201)
                .body("base_version", equalTo(1))
                .body("difference.member", contains("client_name"));
        waiting.decide("carol", "approve").then().statusCode(201);
        waiting.publish("alice").then().statusCode(201).body("number", equalTo(2));
    }

    @Test
    void aClientRevokedBeforeItsFirstVersionNeverLives() {
        TestClient client = Api.client();
        TestSubmission submission = client.submitted(client.document());
        client.change("erin", "revoke").then().statusCode(200).body("trust_status", equalTo("revoked"));
        ask(client.clientId(), "https://acme.example/cb").then().body("context.reason", equalTo("client_revoked"));
        client.fetch().then().statusCode(410);
        submission.decide("carol", "approve").then().statusCode(201);
        submission.publish("alice").then().statusCode(409).body("type", containsString("client-revoked"));
    }

    @Test
    void everyActHasItsEntryAndRefusedActsHaveNone() {
        TestClient client = Api.client();
        int before = Api.acts();
        TestSubmission submission = client.submitted(client.document());
        submission.decide("alice", "approve").then().statusCode(403);
        submission.decide("carol", "approve").then().statusCode(201);
        submission.publish("alice").then().statusCode(201);
        client.change("carol", "revoke").then().statusCode(403);
        client.change("erin", "suspend").then().statusCode(200);
        assertThat(Api.acts()).isEqualTo(before + 4);
        as("frank")
                .get("/api/v1/log/entries?limit=4&cursor=" + (before - 1))
                .then()
                .body(
                        "items.act",
                        contains(
                                "submission.submitted", "submission.approved", "version.published", "client.suspended"))
                .body("items.actor", contains("alice", "carol", "alice", "erin"))
                .body("items.index", contains(before, before + 1, before + 2, before + 3))
                .body(
                        "items[2].detail",
                        allOf(
                                hasEntry("submission", submission.id()),
                                hasEntry("version", "1"),
                                hasEntry("digest", submission.digest()),
                                hasKey("policy")));
    }
}
