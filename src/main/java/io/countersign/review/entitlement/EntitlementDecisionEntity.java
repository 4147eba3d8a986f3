package io.countersign.review.entitlement;

import io.countersign.security.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of a decision on a request. */
@Entity
@Table(name = "entitlement_decision")
@SuppressWarnings("NullAway.Init")
class EntitlementDecisionEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    UUID request;

    @Enumerated(EnumType.STRING)
    EntitlementDecision.Outcome outcome;

    @Column(name = "decided_by")
    String decidedBy;

    /** The wire names of the roles, with spaces between. */
    String roles;

    @Nullable
    String comment;

    @Column(name = "decided_at")
    Instant decidedAt;

    static EntitlementDecisionEntity of(UUID request, EntitlementDecision decision) {
        EntitlementDecisionEntity row = new EntitlementDecisionEntity();
        row.id = decision.id();
        row.request = request;
        row.outcome = decision.outcome();
        row.decidedBy = decision.decidedBy();
        row.roles = decision.roles().stream().map(Role::wire).sorted().collect(Collectors.joining(" "));
        row.comment = decision.comment();
        row.decidedAt = decision.decidedAt();
        return row;
    }

    EntitlementDecision decision() {
        return new EntitlementDecision(
                id,
                outcome,
                decidedBy,
                Arrays.stream(roles.split(" "))
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                comment,
                decidedAt);
    }
}
