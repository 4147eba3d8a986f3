package io.countersign.review.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the decision on a policy; its key lets there be one only. */
@Entity
@Immutable
@Table(name = "policy_decision")
@SuppressWarnings("NullAway.Init")
class PolicyDecisionEntity {
    private static final String APPROVED = "APPROVED";

    @Id
    UUID policy;

    String outcome;

    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    String comment;

    @Column(name = "decided_at")
    Instant decidedAt;

    static PolicyDecisionEntity of(UUID policy, PolicyDecision decision) {
        PolicyDecisionEntity row = new PolicyDecisionEntity();
        row.policy = policy;
        row.outcome = decision.outcome() == PolicyState.IN_FORCE ? APPROVED : "REJECTED";
        row.decidedBy = decision.decidedBy();
        row.comment = decision.comment();
        row.decidedAt = decision.decidedAt();
        return row;
    }

    PolicyDecision decision() {
        PolicyState state = outcome.equals(APPROVED) ? PolicyState.IN_FORCE : PolicyState.REJECTED;
        return new PolicyDecision(state, decidedBy, comment, decidedAt);
    }
}
