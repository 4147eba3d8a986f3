package io.countersign.review.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of a version of a policy; where it stands follows from its decision and from later ones. */
@Entity
@Table(name = "review_policy")
@SuppressWarnings("NullAway.Init")
class PolicyEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    @Nullable
    String namespace;

    @Enumerated(EnumType.STRING)
    @Column(name = "risk_class")
    RiskClass riskClass;

    int number;

    @Column(name = "base_number")
    int baseNumber;

    @JdbcTypeCode(SqlTypes.JSON)
    StoredTerms terms;

    String reason;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Formula("(select d.outcome from policy_decision d where d.policy = id)")
    @Nullable
    String decided;

    // no "is not distinct from": Hibernate takes the word after a from for a table, and then any namespace's version
    // overtakes
    @Formula("""
            exists (select 1 from review_policy p join policy_decision d on d.policy = p.id
             where d.outcome = 'APPROVED' and p.risk_class = risk_class and p.number > number
               and coalesce(p.namespace, '') = coalesce(namespace, ''))
            """)
    boolean overtaken;

    static PolicyEntity of(ReviewPolicy policy) {
        PolicyEntity row = new PolicyEntity();
        row.id = policy.id();
        row.namespace = policy.scope().namespace();
        row.riskClass = policy.scope().risk();
        row.number = policy.number();
        row.baseNumber = policy.baseNumber();
        row.terms = StoredTerms.of(policy.terms());
        row.reason = policy.reason();
        row.proposedBy = policy.proposedBy();
        row.proposedAt = policy.proposedAt();
        return row;
    }

    ReviewPolicy policy() {
        return new ReviewPolicy(
                ordinal,
                id,
                new ReviewPolicy.Scope(namespace, riskClass),
                number,
                baseNumber,
                terms.terms(),
                reason,
                proposedBy,
                proposedAt,
                state());
    }

    private PolicyState state() {
        if (decided == null) {
            return PolicyState.PROPOSED;
        }
        if (!decided.equals("APPROVED")) {
            return PolicyState.REJECTED;
        }
        return overtaken ? PolicyState.SUPERSEDED : PolicyState.IN_FORCE;
    }
}
