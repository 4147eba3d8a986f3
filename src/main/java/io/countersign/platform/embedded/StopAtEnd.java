package io.countersign.platform.embedded;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The JVM shutdown hook that stops the database, after the application has stopped so that its last transactions end well. It holds the
 * claim on the data directory. Its {@code run} loads no class for the first time: the class loader may be closed by then (live coding).
 */
public final class StopAtEnd extends Thread {

    private static final long LONGEST_APPLICATION_STOP_MILLIS = 60_000;
    private static final long LONGEST_DATABASE_STOP_SECONDS = 70;

    private final ClaimedDirectory claim;
    private final ProcessBuilder stop;
    private final Path lockFile;
    private final Thread application = Thread.ofPlatform().daemon().unstarted(StopAtEnd::awaitApplication);

    private StopAtEnd(ClaimedDirectory claim, ProcessBuilder stop, Path lockFile) {
        super("stop-embedded-postgres");
        this.claim = claim;
        this.stop = stop;
        this.lockFile = lockFile;
    }

    /** Registers the hook for the server in the claimed directory. */
    public static void register(ClaimedDirectory claim, EmbeddedPostgres postgres) {
        ProcessBuilder stop = postgres.stopping().builder(ProcessBuilder.Redirect.DISCARD);
        Runtime.getRuntime().addShutdownHook(new StopAtEnd(claim, stop, postgres.lockFile()));
    }

    @Override
    public void run() {
        try {
            application.start();
            application.join(LONGEST_APPLICATION_STOP_MILLIS);
            if (Files.exists(lockFile) && !stop.start().waitFor(LONGEST_DATABASE_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("countersign: PostgreSQL did not stop; the next start adopts it");
            }
            claim.close();
        } catch (IOException e) {
            System.err.println("countersign: PostgreSQL could not be stopped: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitApplication() {
        @Nullable Application running = Application.currentApplication();
        if (running != null) {
            running.awaitShutdown();
        }
    }
}
