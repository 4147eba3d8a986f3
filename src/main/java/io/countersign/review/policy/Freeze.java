package io.countersign.review.policy;

import java.time.Instant;

/**
 * A window in which nothing is published, approved or not.
 *
 * @param from its first moment
 * @param until the first moment after it
 * @param reason what people are told
 */
public record Freeze(Instant from, Instant until, String reason) {

    public Freeze {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a freeze ends after it begins");
        }
    }

    /** Whether a moment lies in it. */
    public boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
