package io.countersign.platform;

import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A thread that does something whenever a PostgreSQL channel is notified, and every so often; it outlives the loss of its line. */
public final class ListeningThread {

    private static final Logger LOG = Logger.getLogger(ListeningThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Listening> line;
    private final Duration most;
    private final Runnable work;
    private final Thread thread;

    private volatile boolean stopped;

    /**
     * A thread that is not started yet.
     *
     * @param most how long it waits for a notification before it works all the same
     */
    public ListeningThread(String name, Supplier<Listening> line, Duration most, Runnable work) {
        this.line = line;
        this.most = most;
        this.work = work;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts it. */
    public void start() {
        thread.start();
    }

    /** Has it end after what it does now. */
    public void stop() {
        stopped = true;
    }

    /** Waits until it has ended, as long as that may take when it waits for a notification. */
    public void awaitEnd() throws InterruptedException {
        thread.join(most.plusSeconds(1));
    }

    /** Whether it was told to end. */
    public boolean isStopped() {
        return stopped;
    }

    private void run() {
        while (!stopped) {
            try (Listening open = line.get()) {
                while (!stopped) {
                    work.run();
                    open.await(most);
                }
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("the thread %s waits for the database: %s", thread.getName(), e.getMessage());
                    LOG.debug("because", e);
                    sleep();
                }
            }
        }
    }

    private void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
