package io.countersign.delivery.ssf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream as those see it who watch over all.
 *
 * @param ordinal its place in the list
 * @param waiting how many deliveries are not acknowledged yet
 * @param dead how many were given up
 * @param lastError why its receiver could not be reached the last time
 */
public record StreamOverview(
        long ordinal,
        EventStream stream,
        long waiting,
        long dead,
        @Nullable String lastError,
        Instant createdAt) {}
