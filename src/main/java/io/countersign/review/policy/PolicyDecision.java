package io.countersign.review.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one decision on a version of a policy. */
public record PolicyDecision(
        PolicyState outcome, String decidedBy, @Nullable String comment, Instant decidedAt) {}
