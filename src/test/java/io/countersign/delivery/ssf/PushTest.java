package io.countersign.delivery.ssf;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.delivery.ssf.PushEndpoint.Answer;
import io.countersign.delivery.ssf.PushEndpoint.Pushed;
import io.countersign.delivery.ssf.SetVerifier.Verified;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Deliveries;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver of pushes gets: verified with the published keys, in order, again until it says it has it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PushTest {

    private PushEndpoint endpoint;
    private Receiving receiver;
    private SetVerifier verifier;

    @BeforeEach
    void aReceiver() throws Exception {
        Api.namespaces();
        endpoint = new PushEndpoint();
        receiver = new Receiving();
        verifier = receiver.verifier();
    }

    @AfterEach
    void close() {
        // else it is told until the end of the run
        List<String> streams = receiver.call().get("/ssf/streams").path("stream_id");
        streams.forEach(id -> receiver.call().delete("/ssf/streams?stream_id=" + id));
        endpoint.close();
    }

    private List<Verified> taken(TestClient client) {
        return endpoint.taken().stream()
                .map(verifier::verify)
                .filter(it -> it.subject().equals(client.clientId()))
                .toList();
    }

    private List<Verified> about(String stream) {
        return endpoint.taken().stream()
                .map(verifier::verify)
                .filter(it -> it.subject().equals(stream))
                .toList();
    }

    @Test
    void aStreamIsVerifiedAndARevocationPushed() {
        String stream = receiver.create(Map.of(
                        "delivery",
                        Map.of(
                                "method",
                                Receiving.PUSH,
                                "endpoint_url",
                                endpoint.url(),
                                "authorization_header",
                                "Bearer of the receiver")))
                .path("stream_id");
        receiver.verify(stream, "a state of mine").then().statusCode(204);
        Soon.holds(() -> assertThat(about(stream)).hasSize(1));
        Verified verification = about(stream).getFirst();
        assertThat(verification.subjectFormat()).isEqualTo("opaque");
        assertThat(verification.type()).isEqualTo(Receiving.SSF_TYPES + "verification");
        assertThat(verification.payload().path("state").asText()).isEqualTo("a state of mine");
        TestClient client = Api.client();
        client.published(client.document());
        client.change("erin", "revoke").then().statusCode(200);
        Soon.holds(() -> assertThat(taken(client)).hasSize(2));
        List<Verified> told = taken(client);
        assertThat(told.stream().map(Verified::type))
                .containsExactly(Receiving.TYPES + "client-enabled", Receiving.TYPES + "client-disabled");
        Verified revoked = told.getLast();
        assertThat(revoked.subjectFormat()).isEqualTo("uri");
        assertThat(revoked.txn()).isNotEmpty().isNotEqualTo(revoked.jti());
        assertThat(revoked.payload().path("initiating_entity").asText()).isEqualTo("admin");
        assertThat(revoked.payload().path("reason_admin").path("en").asText()).isEqualTo("because");
        assertThat(Instant.ofEpochSecond(
                        revoked.payload().path("event_timestamp").asLong()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        Pushed pushed = endpoint.pushed().getLast();
        assertThat(pushed.method()).isEqualTo("POST");
        assertThat(pushed.contentType()).isEqualTo("application/secevent+jwt");
        assertThat(pushed.accept()).isEqualTo("application/json");
        assertThat(pushed.authorization()).isEqualTo("Bearer of the receiver");
        Soon.holds(() -> assertThat(Deliveries.of(receiver.id(), client.clientId()))
                .hasSize(2)
                .allMatch(it -> it.state().equals("DELIVERED") && it.hasReceipt()));
        Deliveries.Exchange evidence = Deliveries.of(receiver.id(), client.clientId())
                .getLast()
                .evidence()
                .getFirst();
        assertThat(evidence.method()).isEqualTo("POST");
        assertThat(evidence.url()).isEqualTo(endpoint.url());
        assertThat(evidence.status()).isEqualTo(202);
    }

    @Test
    void whatIsNotTakenComesAgainUnderTheSameJtiAndInOrder() {
        receiver.push(endpoint.url());
        TestClient client = Api.client();
        endpoint.answerNext(
                Answer.of(500),
                new Answer(429, "", "1"),
                new Answer(400, "garbage", ""),
                new Answer(400, "{\"err\":\"invalid_key\",\"description\":\"words of a stranger\"}", ""));
        client.published(client.document());
        client.change("erin", "suspend").then().statusCode(200);
        Soon.holds(() -> assertThat(taken(client)).hasSize(2));
        List<Verified> all =
                endpoint.pushed().stream().map(it -> verifier.verify(it.body())).toList();
        assertThat(all).hasSize(6);
        assertThat(all.subList(0, 5).stream().map(Verified::jti).distinct()).hasSize(1);
        assertThat(all.getLast().type()).isEqualTo(Receiving.TYPES + "client-disabled");
    }

    @Test
    void whoForbidsIsToldLater() {
        receiver.push(endpoint.url());
        TestClient client = Api.client();
        endpoint.answerNext(Answer.of(401), Answer.of(403), Answer.of(302));
        client.published(client.document());
        Soon.holds(() -> assertThat(taken(client)).hasSize(1));
        assertThat(endpoint.pushed()).extracting(Pushed::answered).containsExactly(401, 403, 302, 202);
    }

    @Test
    void aRejectionIsNamedAndHoldsUpNobodyElse() {
        receiver.push(endpoint.url());
        TestClient client = Api.client();
        TestClient other = Api.client();
        Answer no = new Answer(400, "{\"err\":\"invalid_audience\",\"description\":\"words of a stranger\"}", "");
        endpoint.answerNext(no, no, no, no);
        client.published(client.document());
        Soon.holds(() -> assertThat(Deliveries.of(receiver.id(), client.clientId()))
                .anyMatch(it ->
                        it.error().equals("invalid_audience") && it.state().equals("WAITING")));
        other.published(other.document());
        Soon.holds(() -> assertThat(taken(other)).hasSize(1));
        Soon.holds(() -> assertThat(taken(client)).hasSize(1));
    }

    @Test
    void aPausedStreamIsToldLaterAndADisabledOneNever() {
        String stream = receiver.push(endpoint.url());
        receiver.status(stream, "paused").then().statusCode(200);
        TestClient held = Api.client();
        held.published(held.document());
        Soon.holds(() -> assertThat(Deliveries.of(receiver.id(), held.clientId()))
                .hasSize(1)
                .allMatch(it -> it.state().equals("WAITING")));
        assertThat(endpoint.pushed()).isEmpty();
        receiver.status(stream, "enabled").then().statusCode(200);
        Soon.holds(() -> assertThat(taken(held)).hasSize(1));
        receiver.status(stream, "disabled").then().statusCode(200);
        held.change("erin", "suspend").then().statusCode(200);
        TestClient probe = Api.client();
        String watcher = receiver.poll();
        probe.published(probe.document());
        Soon.holds(() -> assertThat(receiver.pollNow(watcher, List.of())).isNotEmpty());
        receiver.status(stream, "enabled").then().statusCode(200);
        held.change("erin", "revoke").then().statusCode(200);
        Soon.holds(() -> assertThat(taken(held)).hasSize(2));
        assertThat(taken(held)
                        .getLast()
                        .payload()
                        .path("reason_admin")
                        .path("en")
                        .asText())
                .isEqualTo("because");
        assertThat(Deliveries.of(receiver.id(), held.clientId()).stream()
                        .filter(it -> it.state().equals("DELIVERED")))
                .as("the suspension was never told")
                .hasSize(2);
    }

    @Test
    void anAdminsChangeOfStatusIsToldToTheReceiver() {
        String stream = receiver.push(endpoint.url());
        as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("status", "paused", "reason", "too many mistakes"))
                .put("/api/v1/streams/" + stream + "/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("paused"));
        Soon.holds(() -> assertThat(about(stream)).hasSize(1));
        Verified updated = about(stream).getFirst();
        assertThat(updated.type()).isEqualTo(Receiving.SSF_TYPES + "stream-updated");
        assertThat(updated.payload().path("status").asText()).isEqualTo("paused");
        assertThat(updated.payload().path("reason").asText()).isEqualTo("too many mistakes");
    }

    @Test
    void aClientThatWasRemovedIsNotHeardOfUntilItIsAdded() {
        String stream = receiver.push(endpoint.url());
        TestClient client = Api.client();
        Map<String, Object> subject =
                Map.of("stream_id", stream, "subject", Map.of("format", "uri", "uri", client.clientId()));
        receiver.call().body(subject).post("/ssf/subjects/remove").then().statusCode(204);
        client.published(client.document());
        TestClient other = Api.client();
        other.published(other.document());
        Soon.holds(() -> assertThat(taken(other)).hasSize(1));
        receiver.call().body(subject).post("/ssf/subjects/add").then().statusCode(200);
        client.change("erin", "revoke").then().statusCode(200);
        Soon.holds(() -> assertThat(taken(client)).hasSize(1));
        assertThat(taken(client).getFirst().type()).endsWith("client-disabled");
    }

    @Test
    void theHeaderStaysWithItsEndpoint() throws Exception {
        String stream = receiver.create(Map.of(
                        "delivery",
                        Map.of(
                                "method",
                                Receiving.PUSH,
                                "endpoint_url",
                                endpoint.url(),
                                "authorization_header",
                                "secret")))
                .path("stream_id");
        String path = "/ssf/streams?stream_id=" + stream;
        receiver.call()
                .body(Map.of("delivery", Map.of("method", Receiving.PUSH, "endpoint_url", endpoint.url())))
                .put(path);
        TestClient client = Api.client();
        client.published(client.document());
        Soon.holds(() -> assertThat(taken(client)).hasSize(1));
        assertThat(endpoint.pushed().getLast().authorization()).isEqualTo("secret");
        try (PushEndpoint second = new PushEndpoint()) {
            Map<String, Object> moved =
                    Map.of("delivery", Map.of("method", Receiving.PUSH, "endpoint_url", second.url()));
            receiver.call().body(moved).patch(path).then().statusCode(200);
            client.change("erin", "revoke").then().statusCode(200);
            Soon.holds(() -> assertThat(second.taken()).isNotEmpty());
            assertThat(second.pushed()).allMatch(it -> it.authorization().equals("null"));
            receiver.call().delete(path).then().statusCode(204);
        }
    }
}
