package io.countersign.trust.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.embedded.Database;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The line to a real database tells everything that was committed, in whatever order it was, and nothing else. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class FeedTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 100;

    private Feed feed;
    private OptionalLong watermark;

    @BeforeEach
    void open() {
        Database database = TestStack.database();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.application().user());
        source.setPassword(database.application().password());
        feed = new ViewRepository(source, new ClientFactsRepository(), new SurroundingsRepository()).open(LONG);
        Feed.Poll first = feed.since(OptionalLong.empty());
        assertThat(first.changes()).isEmpty();
        watermark = OptionalLong.of(first.watermark());
    }

    @AfterEach
    void close() {
        feed.close();
    }

    /** What was told since the last time, and is not over yet. */
    private List<Change> poll() {
        Feed.Poll poll = feed.since(watermark);
        assertThat(poll.watermark()).isGreaterThanOrEqualTo(watermark.getAsLong());
        watermark = OptionalLong.of(poll.watermark());
        return poll.changes();
    }

    private List<String> subjects() {
        return poll().stream().map(Change::subject).toList();
    }

    /** A change that nobody is notified of, of a client that nobody has; the id of its transaction. */
    private static long change(Connection connection, String client) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into trust_change (kind, subject) values ('CLIENT', ?) returning xid::text::bigint")) {
            insert.setString(1, client);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String anybody() {
        return UUID.randomUUID().toString();
    }

    @Test
    void whatIsCommittedAfterALaterTransactionIsToldStill() throws SQLException {
        String late = anybody();
        String soon = anybody();
        try (Connection slow = TestStack.ownerConnection();
                Connection quick = TestStack.ownerConnection()) {
            slow.setAutoCommit(false);
            long earlier = change(slow, late);
            assertThat(change(quick, soon)).isGreaterThan(earlier);
            assertThat(subjects()).contains(soon).doesNotContain(late);
            assertThat(watermark.getAsLong()).isLessThanOrEqualTo(earlier);
            change(quick, anybody());
            assertThat(subjects()).doesNotContain(late);
            slow.commit();
            assertThat(subjects()).contains(late);
        }
        // once nothing older is open, it is told no more
        Soon.holds(() -> assertThat(subjects()).doesNotContain(late, soon));
    }

    @Test
    void whatIsRolledBackIsNeverTold() throws SQLException {
        String never = anybody();
        try (Connection connection = TestStack.ownerConnection()) {
            connection.setAutoCommit(false);
            change(connection, never);
            assertThat(subjects()).doesNotContain(never);
            connection.rollback();
            assertThat(subjects()).doesNotContain(never);
        }
    }

    @Test
    void everyCommittedTransactionOfManyAtOnceIsTold() throws Exception {
        Set<String> told = new HashSet<>();
        Set<String> committed = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<String>>> writers = new ArrayList<>();
            for (int seed = 0; seed < WRITERS; seed++) {
                Random random = new Random(seed);
                writers.add(threads.submit(() -> write(random)));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                told.addAll(subjects());
            }
            for (Future<List<String>> writer : writers) {
                committed.addAll(writer.get());
            }
        }
        told.addAll(subjects());
        assertThat(committed).hasSizeGreaterThan(WRITERS * TRANSACTIONS / 2);
        assertThat(told).containsAll(committed);
        assertThat(told.stream().filter(it -> it.startsWith(ROLLED_BACK))).isEmpty();
    }

    private static final String ROLLED_BACK = "00000000-0000-0000-";

    /** Transactions of different lengths, of which some are rolled back. */
    private static List<String> write(Random random) throws SQLException, InterruptedException {
        List<String> committed = new ArrayList<>();
        try (Connection connection = TestStack.ownerConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                boolean kept = random.nextInt(4) > 0;
                String client = kept ? anybody() : new UUID(0, random.nextLong()).toString();
                change(connection, client);
                Thread.sleep(random.nextInt(8));
                if (kept) {
                    connection.commit();
                    committed.add(client);
                } else {
                    connection.rollback();
                }
            }
        }
        return committed;
    }

    @Test
    void itWakesWhenItIsNotifiedAndTellsOfWhatItWasNotToo() throws Exception {
        String unheard = anybody();
        try (Connection connection = TestStack.ownerConnection();
                Statement statement = connection.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            change(connection, unheard);
            feed.await(Duration.ofMillis(50));
            assertThat(subjects()).contains(unheard);
            long begun = System.nanoTime();
            Future<?> waiting = thread.submit(() -> feed.await(LONG));
            statement.execute("select pg_notify('countersign_trust', '')");
            waiting.get();
            assertThat(System.nanoTime() - begun).isLessThan(LONG.dividedBy(4).toNanos());
        }
    }
}
