package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Replica;
import io.countersign.testing.Replica.Answer;
import io.countersign.testing.SharedDatabase;
import io.countersign.testing.SharedDatabase.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two services over one database: what is revoked at the one is refused by the other at once, and never trusted after the time it has. */
@Tag("jar")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT {

    private static final int REVOCATIONS = 200;
    private static final int CUTS = 20;
    private static final int ROUNDS = 3;
    private static final int KILLS = 3;
    private static final Duration MAX_STALENESS = Duration.ofSeconds(2);
    /** What an answer may take on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final String A = "replica-a";
    private static final String B = "replica-b";

    private final ExecutorService watcher = Executors.newSingleThreadExecutor();
    private SharedDatabase database;
    private Replica a;
    private Replica b;
    private List<Seeded> seeded;
    private Iterator<Seeded> clients;
    private Seeded untouched;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        database = SharedDatabase.start(directory.resolve("data"));
        // both at once, on a database with nothing in it
        Map<String, String> properties = properties(A);
        CompletableFuture<Replica> other = CompletableFuture.supplyAsync(() -> started(properties));
        b = Replica.start(B, properties(B));
        a = other.join();
        seeded = database.seed(1 + REVOCATIONS + CUTS + 2 * ROUNDS + KILLS);
        clients = seeded.iterator();
        untouched = clients.next();
        bothAnswerAgain();
    }

    private static Replica started(Map<String, String> properties) {
        try {
            return Replica.start(A, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> properties(String name) {
        Map<String, String> properties = database.properties(name);
        properties.put("countersign.trust.max-staleness", MAX_STALENESS.toString());
        properties.put("countersign.trust.poll-interval", "PT0.5S");
        return properties;
    }

    @AfterAll
    void stop() throws Exception {
        try (ExecutorService _ = watcher;
                SharedDatabase _ = database;
                Replica _ = a;
                Replica _ = b) {
            bothKnowWhatWasDone();
        }
    }

    /** In the end both know of every client that it was revoked, or was not. */
    private void bothKnowWhatWasDone() {
        Set<String> trusted = new HashSet<>(Set.of(untouched.clientId()));
        clients.forEachRemaining(client -> trusted.add(client.clientId()));
        for (Replica replica : List.of(a, b)) {
            for (Seeded client : seeded) {
                assertThat(replica.ask(client.clientId()).reason())
                        .isEqualTo(trusted.contains(client.clientId()) ? "trusted" : "client_revoked");
            }
        }
    }

    /** Whatever was done to it, a replica comes back by itself. */
    @AfterEach
    void bothAnswerAgain() throws Exception {
        for (Replica replica : List.of(a, b)) {
            long deadline = System.nanoTime() + RECOVERY.toNanos();
            while (!replica.ask(untouched.clientId()).decision()) {
                assertThat(System.nanoTime()).as("recovered").isLessThan(deadline);
                Thread.sleep(5);
            }
        }
    }

    /**
     * What a replica said of a client that was revoked meanwhile.
     *
     * @param lastYesAsked when the last question was asked that was answered with yes
     * @param firstNo when the first no came
     */
    private record Seen(long lastYesAsked, long firstNo) {}

    private Future<Seen> watch(Seeded client) {
        assertThat(b.ask(client.clientId()).decision()).isTrue();
        return watcher.submit(() -> {
            long deadline = System.nanoTime() + RECOVERY.toNanos();
            long lastYesAsked = Long.MIN_VALUE;
            long firstNo = 0;
            while (true) {
                Answer answer = b.ask(client.clientId());
                if (answer.decision()) {
                    lastYesAsked = answer.asked();
                } else {
                    firstNo = firstNo == 0 ? answer.answered() : firstNo;
                }
                if (answer.reason().equals("client_revoked")) {
                    return new Seen(lastYesAsked, firstNo);
                }
                assertThat(answer.reason()).isIn("trusted", "view_stale");
                assertThat(answer.answered()).as("revoked at last").isLessThan(deadline);
            }
        });
    }

    /** The time from when the revocation was certain to a moment. */
    private static long since(long revoked, long moment) {
        return Math.max(0, moment - revoked);
    }

    private static void inTime(Seen seen, long revoked) {
        assertThat(since(revoked, seen.lastYesAsked())).as("the last yes").isLessThan(MAX_STALENESS.toNanos());
        assertThat(since(revoked, seen.firstNo()))
                .as("the first no")
                .isLessThan(MAX_STALENESS.plus(SLACK).toNanos());
    }

    private long revoke(Seeded client) throws Exception {
        assertThat(a.revoke(client.id())).isEqualTo(200);
        return System.nanoTime();
    }

    @Test
    void startedAtOnceTheyAgreeOnTheKeys() throws Exception {
        for (String keys : List.of("/.well-known/jwks.json", "/access/v1/jwks")) {
            assertThat(a.get(keys)).contains("\"kid\"").isEqualTo(b.get(keys));
        }
        assertThat(database.value("""
                select string_agg(purpose || ' ' || state || ' ' || acts, ', ' order by purpose, state)
                from (select purpose, state, count(*) as acts
                      from signing_key_act join signing_key using (kid) group by purpose, state)
                """))
                .isEqualTo("ANSWER ACTIVE 1, ANSWER PENDING 19, STATEMENT ACTIVE 1, STATEMENT PENDING 19");
    }

    @Test
    void whatOneRevokesTheOtherRefusesAtOnce() throws Exception {
        long[] sinceAnswer = new long[REVOCATIONS];
        long[] sinceCall = new long[REVOCATIONS];
        for (int i = 0; i < REVOCATIONS; i++) {
            Seeded client = clients.next();
            Future<Seen> watched = watch(client);
            long called = System.nanoTime();
            long revoked = revoke(client);
            Seen seen = watched.get();
            sinceAnswer[i] = since(revoked, seen.firstNo());
            sinceCall[i] = since(called, seen.firstNo());
            assertThat(seen.lastYesAsked()).isLessThan(seen.firstNo());
        }
        System.out.printf(
                "%nreplicas: %d revocations, p50 %.1f ms, p99 %.1f ms from the answer; p50 %.1f ms, p99 %.1f ms from the call%n",
                REVOCATIONS,
                millis(sinceAnswer, 50),
                millis(sinceAnswer, 99),
                millis(sinceCall, 50),
                millis(sinceCall, 99));
        assertThat(millis(sinceAnswer, 99)).isLessThanOrEqualTo(100);
    }

    private static double millis(long[] nanos, int percentile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length * percentile + 99) / 100 - 1] / 1e6;
    }

    @Test
    void aCutLineIsMendedInTime() throws Exception {
        long[] times = new long[CUTS];
        for (int i = 0; i < CUTS; i++) {
            Seeded client = clients.next();
            Future<Seen> watched = watch(client);
            database.cutLine(B);
            long revoked = revoke(client);
            Seen seen = watched.get();
            inTime(seen, revoked);
            times[i] = since(revoked, seen.firstNo());
            bothAnswerAgain();
        }
        System.out.printf("%nreplicas: %d cut lines, refused after %.0f ms at most%n", CUTS, millis(times, 100));
        assertThat(millis(times, 50)).as("a line is mended at once").isLessThan(500);
    }

    @Test
    void aDroppedNotificationIsMadeUpFor() throws Exception {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Seeded client = clients.next();
            Future<Seen> watched = watch(client);
            database.revokeSilently(client.id());
            long revoked = System.nanoTime();
            Seen seen = watched.get();
            inTime(seen, revoked);
            times[i] = since(revoked, seen.firstNo());
        }
        System.out.printf(
                "%nreplicas: %d dropped notifications, refused after %.0f ms at most%n", ROUNDS, millis(times, 100));
    }

    @Test
    void aReplicaThatWasPausedDoesNotAnswerByWhatItKnewBefore() throws Exception {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Seeded client = clients.next();
            assertThat(b.ask(client.clientId()).decision()).isTrue();
            b.pause();
            List<CompletableFuture<Answer>> asked = new ArrayList<>();
            try {
                revoke(client);
                // what it would hear first when it wakes is taken away
                database.cutLine(B);
                Thread.sleep(MAX_STALENESS.plusMillis(200));
                for (int question = 0; question < 8; question++) {
                    asked.add(b.askLater(client.clientId()));
                }
                Thread.sleep(50);
            } finally {
                b.resume();
            }
            List<Answer> answers =
                    new ArrayList<>(asked.stream().map(Replica::answer).toList());
            while (!answers.getLast().reason().equals("client_revoked")) {
                answers.add(b.ask(client.clientId()));
                assertThat(answers.getLast().answered() - answers.getFirst().asked())
                        .isLessThan(RECOVERY.toNanos());
            }
            assertThat(answers).noneMatch(Answer::decision);
            answers.forEach(answer -> reasons.add(answer.reason()));
            bothAnswerAgain();
        }
        assertThat(reasons).containsOnly("view_stale", "client_revoked");
    }

    @Test
    void withoutTheDatabaseEveryAnswerIsANoThatSaysWhy() throws Exception {
        database.shut();
        long shut = System.nanoTime();
        try {
            for (Replica replica : List.of(a, b)) {
                Answer answer = replica.ask(untouched.clientId());
                while (answer.decision()) {
                    assertThat(answer.asked() - shut).isLessThan(MAX_STALENESS.toNanos());
                    answer = replica.ask(untouched.clientId());
                }
                assertThat(answer.reason()).isEqualTo("view_stale");
            }
            while (System.nanoTime() - shut < 2 * MAX_STALENESS.toNanos()) {
                for (Replica replica : List.of(a, b)) {
                    for (String clientId : List.of(untouched.clientId(), "https://nobody.example/x")) {
                        assertThat(replica.ask(clientId).reason()).isEqualTo("view_stale");
                    }
                }
                Thread.sleep(10);
            }
        } finally {
            database.open();
        }
        long opened = System.nanoTime();
        bothAnswerAgain();
        System.out.printf(
                "%nreplicas: right again %.1f s after the database was%n", (System.nanoTime() - opened) / 1e9);
        assertThat(b.ask("https://nobody.example/x").reason()).isEqualTo("client_unknown");
    }

    /** Its server restarts all of itself then, and every connection of every replica is gone. */
    @Test
    void aKilledServerProcessIsSurvivedInTime() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            Seeded client = clients.next();
            Future<Seen> watched = watch(client);
            Replica.signal("KILL", database.lineProcess(B));
            // an answer that was lost with a connection leaves it open whether the act was
            for (int status = 0; status != 200 && status != 409; Thread.sleep(10)) {
                status = a.revoke(client.id());
            }
            long revoked = System.nanoTime();
            inTime(watched.get(), revoked);
            bothAnswerAgain();
        }
    }
}
