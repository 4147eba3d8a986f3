package io.countersign.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.AdapterCases;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Deliveries.Told;
import io.countersign.testing.Receiver;
import io.countersign.testing.Receiver.Answer;
import io.countersign.testing.Receiver.Got;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver that answers badly gets everything all the same, in order, and nothing is taken for told that it did not acknowledge. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DeliveryFaultsTest {

    private static final List<String> ACTS = List.of("client.suspended", "client.restored", "client.revoked");

    @BeforeEach
    void secret() {
        AdapterCases.mount("faults", "a secret of more than twenty-four bytes");
    }

    @Test
    void whateverTheReceiverAnswersEveryEventArrivesInOrder() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            TestClient client = Api.client();
            client.published(client.document());
            clients.add(client);
        }
        try (Receiver receiver = Receiver.start();
                AdapterCases server = AdapterCases.with(AdapterCases.webhook(receiver.url(), "faults"))) {
            receiver.answers(
                    Answer.ERROR_500, Answer.CUT_AFTER, Answer.OK, Answer.HANG, Answer.CUT_BEFORE, Answer.GARBAGE);
            for (TestClient client : clients) {
                client.change("erin", "suspend").then().statusCode(200);
                client.restored();
                client.change("erin", "revoke").then().statusCode(200);
            }
            int told = 0;
            int arrived = 0;
            for (TestClient client : clients) {
                Soon.holds(() -> assertThat(server.told(client.clientId()))
                        .hasSize(ACTS.size())
                        .allMatch(it -> it.state().equals("DELIVERED")));
                List<Got> got = receiver.of(client.clientId());
                assertThat(firsts(got)).isEqualTo(ACTS);
                told += ACTS.size();
                arrived += got.size();
                for (Told delivery : server.told(client.clientId())) {
                    receiptIsTrue(delivery, got);
                }
            }
            System.out.printf(
                    "%nfaults: %d events in %d requests to a receiver that fails in 5 ways; all arrived, in order, %d receipts true%n",
                    told, arrived, told);
            assertThat(arrived).as("some were told again").isGreaterThan(told);
        }
    }

    @Test
    void whatWasNeverAcknowledgedHasNoReceiptAndLaterOnesWaitBehindIt() throws Exception {
        TestClient client = Api.client();
        client.published(client.document());
        try (Receiver receiver = Receiver.start();
                AdapterCases server = AdapterCases.with(AdapterCases.webhook(receiver.url(), "faults"))) {
            receiver.answers(Answer.ERROR_500, Answer.ERROR_500, Answer.CUT_AFTER, Answer.ERROR_500, Answer.ERROR_500);
            client.change("erin", "suspend").then().statusCode(200);
            client.restored();
            Soon.holds(() -> assertThat(receiver.of(client.clientId())).hasSizeGreaterThanOrEqualTo(3));
            List<Told> told = server.told(client.clientId());
            assertThat(told).hasSize(2).allMatch(it -> it.state().equals("WAITING"));
            assertThat(told).noneMatch(Told::hasReceipt);
            assertThat(told.getFirst().error()).startsWith("webhook: ");
            assertThat(told.get(1).attempts()).as("it waits behind the first").isZero();
            assertThat(receiver.of(client.clientId()))
                    .allMatch(got -> got.member("act").equals("client.suspended"));
        }
    }

    @Test
    void whatIsPausedWaitsAndIsToldWhenItGoesOn() throws Exception {
        TestClient client = Api.client();
        client.published(client.document());
        try (Receiver receiver = Receiver.start();
                AdapterCases server = AdapterCases.with(AdapterCases.webhook(receiver.url(), "faults"))) {
            server.post("erin", "pause").then().statusCode(200);
            client.change("erin", "suspend").then().statusCode(200);
            Soon.holds(() -> assertThat(server.told(client.clientId())).hasSize(1));
            Thread.sleep(1500);
            assertThat(receiver.of(client.clientId())).isEmpty();
            server.post("erin", "resume").then().statusCode(200);
            Soon.holds(() -> assertThat(receiver.of(client.clientId())).hasSize(1));
        }
    }

    /** The acts in the order in which each came for the first time. */
    private static List<String> firsts(List<Got> got) {
        return got.stream().map(it -> it.member("act")).distinct().toList();
    }

    private static void receiptIsTrue(Told delivery, List<Got> got) {
        assertThat(delivery.hasReceipt()).isTrue();
        assertThat(delivery.verified()).isFalse();
        assertThat(delivery.evidence().getLast().status()).isEqualTo(204);
        assertThat(got)
                .as("the receiver acknowledged it")
                .anyMatch(it -> delivery.id().equals(it.headers().get("webhook-id")) && it.answer() == Answer.OK);
    }
}
