package io.countersign.delivery;

import io.countersign.platform.ListeningThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Rings on every replica when there is something to tell; who waits for it holds neither a thread nor a connection meanwhile. */
@ApplicationScoped
public class Bell {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    /** A notification may get lost with a connection: everybody looks again so often all the same. */
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    /** All who wait look at once: no more of them than this are at the database. */
    private static final int READERS = 4;

    private final Clock clock;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("listeners-", 0).factory());
    private final ListeningThread thread;

    private volatile CompletableFuture<Void> next = new CompletableFuture<>();

    Bell(EventNumberRepository numbers, Clock clock) {
        this.clock = clock;
        this.thread = new ListeningThread("bell", () -> numbers.listen(READ_TIMEOUT), AT_LEAST, this::ring);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
        readers.shutdownNow();
    }

    /** What is read as soon as it is enough, or what is read when the time is over; never on the caller's thread. */
    public <T> CompletionStage<T> first(Supplier<T> read, Predicate<T> enough, Duration most) {
        Instant end = clock.instant().plus(most);
        return CompletableFuture.supplyAsync(() -> first(read, enough, end), readers)
                .thenCompose(Function.identity());
    }

    private <T> CompletionStage<T> first(Supplier<T> read, Predicate<T> enough, Instant end) {
        // before the look: what comes after it rings
        CompletableFuture<Void> rung = next;
        T found = read.get();
        long left = Duration.between(clock.instant(), end).toMillis();
        if (thread.isStopped() || left <= 0 || enough.test(found)) {
            return CompletableFuture.completedFuture(found);
        }
        return rung.copy()
                .completeOnTimeout(null, left, TimeUnit.MILLISECONDS)
                .thenComposeAsync(_ -> first(read, enough, end), readers);
    }

    /** Whoever comes from now on waits for the next time. */
    private void ring() {
        CompletableFuture<Void> rung = next;
        next = new CompletableFuture<>();
        rung.complete(null);
    }
}
