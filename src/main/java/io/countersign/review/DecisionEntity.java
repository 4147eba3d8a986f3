package io.countersign.review;

import io.countersign.document.Digest;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of a decision. */
@Entity
@Table(name = "decision")
@SuppressWarnings("NullAway.Init")
class DecisionEntity {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    UUID submission;

    @Enumerated(EnumType.STRING)
    Decision.Outcome outcome;

    String digest;
    int round;
    String reviewer;

    /** The wire names of the roles, with spaces between. */
    String roles;

    @Nullable
    String comment;

    @Column(name = "decided_at")
    Instant decidedAt;

    static DecisionEntity of(UUID submission, Decision decision) {
        DecisionEntity row = new DecisionEntity();
        row.id = decision.id();
        row.submission = submission;
        row.outcome = decision.outcome();
        row.digest = decision.digest().value();
        row.round = decision.round();
        row.reviewer = decision.reviewer();
        row.roles = decision.roles().stream().map(Role::wire).sorted().collect(Collectors.joining(" "));
        row.comment = decision.comment();
        row.decidedAt = decision.decidedAt();
        return row;
    }

    Decision decision() {
        return new Decision(id, outcome, new Digest(digest), round, reviewer, heldRoles(), comment, decidedAt);
    }

    private Set<Role> heldRoles() {
        return Arrays.stream(roles.split(" "))
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
