package io.countersign.delivery.ssf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.delivery.ssf.SetVerifier.Verified;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Deliveries;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver that polls gets: the same again until it acknowledges it, in the order of each client. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class PollTest {

    private Receiving receiver;
    private SetVerifier verifier;
    private String stream;

    @BeforeEach
    void aReceiver() throws Exception {
        Api.namespaces();
        receiver = new Receiving();
        verifier = receiver.verifier();
        stream = receiver.poll();
    }

    private Map<String, String> waits(int count) {
        Soon.holds(() -> assertThat(receiver.pollNow(stream, List.of())).hasSize(count));
        return receiver.pollNow(stream, List.of());
    }

    @Test
    void aVerificationIsPolledAndAcknowledged() {
        receiver.verify(stream, "seen").then().statusCode(204);
        Map<String, String> sets = waits(1);
        Verified verification = verifier.verify(sets.values().iterator().next());
        assertThat(sets).containsKey(verification.jti());
        assertThat(verification.subject()).isEqualTo(stream);
        assertThat(verification.payload().path("state").asText()).isEqualTo("seen");
        assertThat(receiver.pollNow(stream, List.of(verification.jti()))).isEmpty();
        assertThat(receiver.pollNow(stream, List.of())).isEmpty();
    }

    @Test
    void aRevocationComesAgainUntilItIsAcknowledgedAndThenThereIsAReceipt() {
        TestClient client = Api.client();
        client.published(client.document());
        client.change("erin", "revoke").then().statusCode(200);
        Soon.holds(() ->
                assertThat(Deliveries.of(receiver.id(), client.clientId())).hasSize(2));
        List<String> types = new ArrayList<>();
        List<String> acknowledged = List.of();
        for (Map<String, String> sets = receiver.pollNow(stream, acknowledged);
                !sets.isEmpty();
                sets = receiver.pollNow(stream, acknowledged)) {
            assertThat(sets).as("the first of a client alone").hasSize(1);
            assertThat(receiver.pollNow(stream, List.of()).keySet()).isEqualTo(sets.keySet());
            Verified token = verifier.verify(sets.values().iterator().next());
            assertThat(token.subject()).isEqualTo(client.clientId());
            types.add(token.type().replace(Receiving.TYPES, ""));
            acknowledged = List.of(token.jti());
        }
        assertThat(types).containsExactly("client-enabled", "client-disabled");
        assertThat(Deliveries.of(receiver.id(), client.clientId()))
                .allMatch(it -> it.state().equals("DELIVERED") && it.hasReceipt());
        assertThat(Deliveries.of(receiver.id(), client.clientId())
                        .getFirst()
                        .evidence()
                        .getFirst()
                        .note())
                .isEqualTo("acknowledged in a poll");
    }

    @Test
    void maxEventsBoundsTheAnswerAndMoreAvailableSaysSo() {
        for (int i = 0; i < 3; i++) {
            TestClient client = Api.client();
            client.published(client.document());
        }
        Map<String, String> all = waits(3);
        Response two = receiver.poll(stream, Map.of("maxEvents", 2, "returnImmediately", true));
        two.then().body("moreAvailable", equalTo(true));
        assertThat(two.<Map<String, String>>path("sets").keySet())
                .isEqualTo(java.util.Set.copyOf(new ArrayList<>(all.keySet()).subList(0, 2)));
        receiver.poll(stream, Map.of("maxEvents", 0, "ack", List.copyOf(all.keySet()), "returnImmediately", false))
                .then()
                .statusCode(200)
                .body("sets.size()", equalTo(0))
                .body("moreAvailable", equalTo(false));
        assertThat(receiver.pollNow(stream, List.of())).isEmpty();
    }

    @Test
    void whatTheReceiverRefusesIsGivenUpAndSeen() {
        TestClient client = Api.client();
        client.published(client.document());
        String jti = waits(1).keySet().iterator().next();
        Map<String, Object> error = Map.of(
                "returnImmediately",
                true,
                "ack",
                List.of("not a jti", UUID.randomUUID().toString()),
                "setErrs",
                Map.of(jti, Map.of("err", "invalid_key", "description", "words of a stranger")));
        receiver.poll(stream, error).then().statusCode(200).body("sets.size()", equalTo(0));
        Deliveries.Told told = Deliveries.of(receiver.id(), client.clientId()).getFirst();
        assertThat(told.state()).isEqualTo("DEAD");
        assertThat(told.error()).isEqualTo("rejected by the receiver: invalid_key");
        Api.as("frank")
                .get("/api/v1/streams?limit=200")
                .then()
                .body("items.findAll { it.id == '" + stream + "' && it.dead == 1 }", hasSize(1));
    }

    @Test
    void anotherReceiverAcknowledgesNothing() {
        TestClient client = Api.client();
        client.published(client.document());
        String jti = waits(1).keySet().iterator().next();
        Receiving other = new Receiving();
        other.pollNow(other.poll(), List.of(jti));
        assertThat(receiver.pollNow(stream, List.of())).containsKey(jti);
    }

    @Test
    void aLongPollIsAnsweredWhenSomethingHappens() throws Exception {
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(() -> receiver.poll(stream, Map.of("returnImmediately", false)));
        Thread.sleep(1_000);
        assertThat(waiting).isNotDone();
        TestClient client = Api.client();
        client.published(client.document());
        Instant happened = Instant.now();
        Response answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(Duration.between(happened, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(answer.<Map<String, String>>path("sets")).hasSize(1);
    }

    @Test
    void aPausedStreamHoldsAndADeletedOneEnds() {
        TestClient client = Api.client();
        client.published(client.document());
        waits(1);
        receiver.status(stream, "paused").then().statusCode(200);
        assertThat(receiver.pollNow(stream, List.of())).isEmpty();
        receiver.status(stream, "enabled").then().statusCode(200);
        waits(1);
        receiver.call().delete("/ssf/streams?stream_id=" + stream).then().statusCode(204);
        assertThat(Deliveries.of(receiver.id(), client.clientId()))
                .allMatch(it -> it.state().equals("DEAD") && it.error().equals("the stream was deleted"));
    }
}
