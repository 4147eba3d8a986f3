package io.countersign.trust.view;

import java.time.Duration;

/**
 * Until when a replica knows that its view holds everything committed before some moment: a pure value. Both clocks must agree,
 * since a paused machine stops the one and a corrected clock moves the other.
 *
 * @param nanos the monotonic clock when the database was last asked, by an asking that was answered and applied in full
 * @param millis the wall clock then
 */
record Freshness(long nanos, long millis, long mostNanos, long mostMillis) {

    /** What is known before the database was ever asked: nothing. */
    static Freshness never(Duration mostStaleness) {
        return new Freshness(0, Long.MIN_VALUE / 2, mostStaleness.toNanos(), mostStaleness.toMillis());
    }

    /** The freshness after the database was asked at a moment. */
    Freshness proved(long askedNanos, long askedMillis) {
        return new Freshness(askedNanos, askedMillis, mostNanos, mostMillis);
    }

    /** Whether what the view holds is at most as old as it may be. */
    boolean holds(long nowNanos, long nowMillis) {
        return nowMillis - millis <= mostMillis && nowNanos - nanos <= mostNanos;
    }
}
