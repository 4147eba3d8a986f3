package io.countersign.trust;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which evaluations of record; null means any. */
public record EvaluationFilter(
        @Nullable UUID client,
        @Nullable UUID server,
        @Nullable Boolean refused) {}
