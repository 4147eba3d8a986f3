package io.countersign.review.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of what submissions of a risk class need, in one namespace or by default.
 *
 * @param ordinal its place in the list of policies
 * @param scope what it governs
 * @param number counts the versions of its scope, from 1
 * @param baseNumber the version that was in force when this was proposed; 0 when none was
 * @param reason why it was proposed
 */
public record ReviewPolicy(
        long ordinal,
        UUID id,
        Scope scope,
        int number,
        int baseNumber,
        PolicyTerms terms,
        String reason,
        String proposedBy,
        Instant proposedAt,
        PolicyState state) {

    /**
     * What a policy governs.
     *
     * @param namespace the namespace; null for every namespace that has no policy of its own
     */
    public record Scope(@Nullable String namespace, RiskClass risk) {}
}
