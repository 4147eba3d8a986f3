package io.countersign.review.entitlement;

import io.countersign.review.policy.Quorum;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act of a person on a request for an entitlement.
 *
 * @param roles the roles that the person had then
 */
public record EntitlementDecision(
        UUID id,
        Outcome outcome,
        String decidedBy,
        Set<Role> roles,
        @Nullable String comment,
        Instant decidedAt) {

    public EntitlementDecision {
        roles = Set.copyOf(roles);
    }

    /** What can be decided. */
    public enum Outcome {
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    /** This, as a quorum counts it. */
    Quorum.Approval approval() {
        return new Quorum.Approval(decidedBy, roles, decidedAt);
    }
}
