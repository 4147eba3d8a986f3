package io.countersign.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.AdapterCases;
import io.countersign.testing.Deliveries;
import io.countersign.testing.Deliveries.Told;
import io.countersign.testing.Receiver;
import io.countersign.testing.Receiver.Answer;
import io.countersign.testing.Receiver.Got;
import io.countersign.testing.Replica;
import io.countersign.testing.SharedDatabase;
import io.countersign.testing.SharedDatabase.Seeded;
import io.countersign.testing.Soon;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is killed, and whenever: what was committed is told, in order, and by two services at once no differently than by one. */
@Tag("jar")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryCrashIT {

    private static final int CLIENTS = 20;
    private static final int BUSY = 40;
    private static final List<String> ACTS = List.of("client.suspended", "client.revoked");
    private static final String A = "delivery-a";
    private static final String B = "delivery-b";

    private final List<Got> earlier = new ArrayList<>();
    private SharedDatabase database;
    private Replica a;
    private Receiver receiver;
    private String server;
    private List<Seeded> clients;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        AdapterCases.mount("crash", "a secret of more than twenty-four bytes");
        database = SharedDatabase.start(directory.resolve("data"));
        a = Replica.start(A, properties(A));
        clients = database.seed(2 * CLIENTS + BUSY);
        server = server();
        receiver = Receiver.start();
        String body = """
            {"kind":"webhook","url":"%s","credential":"crash"}""".formatted(receiver.url());
        assertThat(a.call("erin", "PUT", "/api/v1/authorization-servers/" + server + "/adapter", body))
                .isEqualTo(201);
    }

    private Map<String, String> properties(String name) {
        Map<String, String> properties = database.properties(name);
        properties.put("countersign.delivery.lease", "PT4S");
        properties.put("countersign.delivery.timeout", "PT1S");
        return properties;
    }

    private String server() throws Exception {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select id from authorization_server")) {
            row.next();
            return row.getString(1);
        }
    }

    @AfterAll
    void stop() throws Exception {
        try (SharedDatabase _ = database;
                Replica _ = a;
                Receiver _ = receiver) {
            earlier.clear();
        }
    }

    private static void act(Replica replica, Seeded client, String act) throws Exception {
        String path = "/api/v1/clients/" + client.id() + "/" + act;
        assertThat(replica.call("erin", "POST", path, "{\"reason\":\"a test\"}"))
                .isEqualTo(200);
    }

    private void receiverIsKilled() {
        receiver.close();
        earlier.addAll(receiver.all());
    }

    private void receiverComesBack() throws Exception {
        receiver = Receiver.start(receiver.port());
    }

    /** All that came of a client, from the receiver and those before it. */
    private List<Got> got(Seeded client) {
        List<Got> got = new ArrayList<>(earlier);
        got.addAll(receiver.all());
        got.removeIf(it -> !it.member("client_id").equals(client.clientId()));
        return got;
    }

    /** Waits until all is told of clients, and holds what is written down to what was received; how many requests that took. */
    private int allTold(List<Seeded> some) {
        int requests = 0;
        for (Seeded client : some) {
            Soon.holds(() -> assertThat(told(client))
                    .hasSize(ACTS.size())
                    .allMatch(it -> it.state().equals("DELIVERED") && it.hasReceipt()));
            List<Got> got = got(client);
            assertThat(got.stream().map(it -> it.member("act")).distinct()).isEqualTo(ACTS);
            for (Told told : told(client)) {
                assertThat(got)
                        .as("what has a receipt was acknowledged")
                        .anyMatch(it -> it.answer() == Answer.OK
                                && told.id().equals(it.headers().get("webhook-id")));
            }
            requests += got.size();
        }
        return requests;
    }

    private List<Told> told(Seeded client) {
        return Deliveries.of(database::owner, server, client.clientId());
    }

    @Test
    @Order(1)
    void theServiceIsKilledBetweenCommitAndDelivery() throws Exception {
        List<Seeded> some = clients.subList(0, CLIENTS);
        // half of them wait for a receiver that does not answer, the others behind those
        receiver.answers(IntStream.range(0, CLIENTS).mapToObj(_ -> Answer.HANG).toArray(Answer[]::new));
        for (Seeded client : some) {
            act(a, client, "suspend");
            act(a, client, "revoke");
        }
        int told = (int) some.stream()
                .flatMap(client -> told(client).stream())
                .filter(Told::hasReceipt)
                .count();
        a.close();
        receiverIsKilled();
        receiverComesBack();
        a = Replica.start(A, properties(A));
        int requests = allTold(some);
        System.out.printf(
                "%ndelivery: the service killed with %d of %d events not delivered; all arrived, in order, in %d requests%n",
                some.size() * ACTS.size() - told, some.size() * ACTS.size(), requests);
        assertThat(told).as("what was killed before its delivery").isLessThan(some.size() * ACTS.size());
    }

    @Test
    @Order(2)
    void theReceiverIsKilledDuringDelivery() throws Exception {
        List<Seeded> some = clients.subList(CLIENTS, 2 * CLIENTS);
        int kills = 0;
        for (Seeded client : some) {
            act(a, client, "suspend");
            if (kills < 3 && some.indexOf(client) % 6 == 5) {
                receiver.answers(Answer.HANG, Answer.CUT_AFTER, Answer.HANG);
                kills++;
            }
            act(a, client, "revoke");
            if (some.indexOf(client) % 6 == 5) {
                receiverIsKilled();
                Thread.sleep(300);
                receiverComesBack();
            }
        }
        int requests = allTold(some);
        System.out.printf(
                "%ndelivery: the receiver killed %d times; %d events arrived, in order, in %d requests%n",
                kills, some.size() * ACTS.size(), requests);
    }

    @Test
    @Order(3)
    void twoServicesTellInOrderAndLoseNothing() throws Exception {
        List<Seeded> some = clients.subList(2 * CLIENTS, 2 * CLIENTS + BUSY);
        try (Replica b = Replica.start(B, properties(B))) {
            receiver.answers(
                    Answer.OK, Answer.ERROR_500, Answer.OK, Answer.CUT_AFTER, Answer.OK, Answer.OK, Answer.HANG);
            for (Seeded client : some) {
                act(some.indexOf(client) % 2 == 0 ? a : b, client, "suspend");
            }
            for (Seeded client : some) {
                act(some.indexOf(client) % 2 == 0 ? b : a, client, "revoke");
            }
            int requests = allTold(some);
            System.out.printf(
                    "%ndelivery: two services told %d events at once, in order per client, in %d requests; none lost%n",
                    some.size() * ACTS.size(), requests);
            assertThat(requests).as("they do not tell everything twice").isLessThan(2 * some.size() * ACTS.size());
        }
    }
}
