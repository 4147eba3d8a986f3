package io.countersign.review.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.policy.PolicyDecision;
import io.countersign.review.policy.ReviewPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of a policy as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyResponse(
        UUID id,
        @Nullable String namespace,
        String riskClass,
        int number,
        int baseNumber,
        String state,
        PolicyTermsWire terms,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String comment) {

    static PolicyResponse of(ReviewPolicy policy) {
        return of(policy, Optional.empty());
    }

    static PolicyResponse of(ReviewPolicy policy, Optional<PolicyDecision> decision) {
        return new PolicyResponse(
                policy.id(),
                policy.scope().namespace(),
                policy.scope().risk().wire(),
                policy.number(),
                policy.baseNumber(),
                policy.state().wire(),
                PolicyTermsWire.of(policy.terms()),
                policy.reason(),
                policy.proposedBy(),
                policy.proposedAt(),
                decision.map(PolicyDecision::decidedBy).orElse(null),
                decision.map(PolicyDecision::decidedAt).orElse(null),
                decision.map(PolicyDecision::comment).orElse(null));
    }
}
