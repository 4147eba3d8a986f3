package io.countersign.trust;

import static io.countersign.testing.Api.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.SharedDatabase;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An act is answered by as soon as it is committed, whatever was committed before it and whoever was told. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LateChangeTest {

    private static final String LISTED = "https://acme.example/cb";
    /** The act returns then, whether the view holds it or not. */
    private static final Duration VISIBLE = Duration.ofSeconds(2);
    /** How old an answer may be at most; a poll that was not asked for comes well before. */
    private static final Duration MAX_STALENESS = Duration.ofSeconds(5);

    private static TestClient published() {
        TestClient client = Api.client();
        client.published(client.document());
        assertThat(reason(client)).isEqualTo("trusted");
        return client;
    }

    private static String reason(TestClient client) {
        return ask(client.clientId(), LISTED).path("context.reason");
    }

    @Test
    void anActThatIsCommittedAfterALaterOneIsNotMissed() throws SQLException {
        TestClient late = published();
        TestClient soon = published();
        try (Connection slow = TestStack.ownerConnection()) {
            slow.setAutoCommit(false);
            revoke(slow, late);
            long begun = System.nanoTime();
            soon.change("erin", "suspend").then().statusCode(200);
            assertThat(System.nanoTime() - begun)
                    .as("nobody waits for the open act")
                    .isLessThan(VISIBLE.toNanos());
            assertThat(reason(soon)).isEqualTo("client_suspended");
            assertThat(reason(late)).isEqualTo("trusted");
            slow.commit();
        }
        Soon.holds(() -> assertThat(reason(late)).isEqualTo("client_revoked"));
        assertThat(reason(soon)).isEqualTo("client_suspended");
    }

    @Test
    void whatNobodyWasToldOfIsFoundByItself() throws SQLException {
        TestClient late = published();
        TestClient soon = published();
        long committed;
        try (Connection slow = TestStack.ownerConnection()) {
            slow.setAutoCommit(false);
            SharedDatabase.revokeSilently(slow, late.id());
            soon.change("erin", "suspend").then().statusCode(200);
            assertThat(reason(late)).isEqualTo("trusted");
            slow.commit();
            committed = System.nanoTime();
        }
        Soon.holds(() -> assertThat(reason(late)).isEqualTo("client_revoked"));
        assertThat(System.nanoTime() - committed).isLessThan(MAX_STALENESS.toNanos());
    }

    private static void revoke(Connection owner, TestClient client) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement(
                "update client_trust set status = 'REVOKED', revision = revision + 1 where client = ?::uuid")) {
            update.setString(1, client.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
