package io.countersign.client;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.testing.Api;
import io.countersign.testing.NameServer;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The repeated checks, as the scheduler runs them on each replica. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HostChecksTest {

    private final HostChecks checks;
    private final PublisherHosts hosts;

    HostChecksTest(HostChecks checks, PublisherHosts hosts) {
        this.checks = checks;
        this.hosts = hosts;
    }

    private static void dueAgain(String host) throws SQLException {
        try (var owner = TestStack.ownerConnection();
                var statement = owner.createStatement()) {
            statement.executeUpdate("update host_check set due = now() where host = '" + host + "'");
        }
    }

    private static io.restassured.response.ValidatableResponse shown(String host) {
        return as("erin").get("/api/v1/namespaces/acme/hosts/" + host).then();
    }

    private static int attempts(String host) throws SQLException {
        try (var owner = TestStack.ownerConnection();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "select count(distinct at) from host_proof where host = '" + host + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void aHostIsCheckedWhenItIsDueAndOneThatFailsKeepsNoOtherWaiting() throws SQLException {
        String failing = Api.host("prod");
        String good = Api.host("prod");
        NameServer.fail("_countersign-challenge." + failing);
        Api.prove("acme", good);
        Instant before = Instant.parse(shown(good).extract().path("expires_at"));
        checks.check();
        shown(failing).body("state", equalTo("unproved")).body("last_attempt", hasSize(2));
        Instant after = Instant.parse(shown(good).extract().path("expires_at"));
        assertThat(after).isAfter(before);
        checks.check();
        shown(good).body("expires_at", equalTo(after.toString()));
        NameServer.forget("_countersign-challenge." + good);
        dueAgain(good);
        checks.check();
        shown(good)
                .body("state", equalTo("proved"))
                .body("expires_at", equalTo(after.toString()))
                .body("last_attempt.proved", contains(false, false));
    }

    @Test
    void replicasThatMeetCheckAHostOnce() throws Exception {
        String host = Api.host("prod");
        Thread[] replicas = new Thread[6];
        for (int i = 0; i < replicas.length; i++) {
            replicas[i] = Thread.ofPlatform().start(checks::check);
        }
        for (Thread replica : replicas) {
            replica.join();
        }
        assertThat(attempts(host)).isEqualTo(1);
        assertThat(hosts.due(500)).isEmpty();
    }

    @Test
    void anExpiredProofIsNoneUntilItIsRepeated() throws SQLException {
        String host = Api.host("prod");
        Api.prove("acme", host);
        checks.count();
        long expired = hosts.states().getOrDefault(HostState.EXPIRED, 0L);
        try (var owner = TestStack.ownerConnection();
                var statement = owner.createStatement()) {
            statement.execute("alter table host_proof disable trigger append_only");
            statement.executeUpdate(
                    "update host_proof set expires_at = now() - interval '1 second' where host = '" + host + "'");
            statement.execute("alter table host_proof enable trigger append_only");
        }
        shown(host).body("state", equalTo("expired"));
        assertThat(hosts.proof(host)).isEmpty();
        assertThat(hosts.states()).containsEntry(HostState.EXPIRED, expired + 1);
        Api.prove("acme", host);
        shown(host).body("state", equalTo("proved"));
    }
}
