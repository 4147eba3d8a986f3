package io.countersign.delivery;

import java.time.Duration;

/** How long to wait before trying again: twice as long each time, with jitter, so that many do not come back at once. */
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 16;

    private Backoff() {}

    /**
     * The wait after some failures in a row.
     *
     * @param chance from 0 to 1: the wait is between half and all of what the failures ask for
     * @param atLeast what the other side asked for (Retry-After), up to the longest wait
     */
    static Duration after(int failures, double chance, Duration atLeast) {
        Duration full = shorter(FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS)), LONGEST);
        Duration wait = Duration.ofMillis(Math.round(full.toMillis() * (0.5 + chance / 2)));
        Duration asked = shorter(atLeast, LONGEST);
        return wait.compareTo(asked) < 0 ? asked : wait;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
