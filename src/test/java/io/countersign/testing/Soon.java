package io.countersign.testing;

import java.time.Duration;

/** Waits for what the service does by itself a moment later. */
public final class Soon {

    private static final Duration MOST = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Soon() {}

    /** Asserts again and again until it holds; fails as the assertion does when it does not in time. */
    public static void holds(Runnable assertion) {
        long end = System.nanoTime() + MOST.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
