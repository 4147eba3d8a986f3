package io.countersign.review.policy;

import io.countersign.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** The roles that may decide on what a policy governs: reviewers always, and those that it names. */
    public static Role[] deciders(Optional<ReviewPolicy> policy) {
        Set<Role> named = policy.map(it -> it.terms().approvals().keySet()).orElse(Set.of());
        return Stream.concat(Stream.of(Role.REVIEWER), named.stream())
                .distinct()
                .toArray(Role[]::new);
    }
}
