package io.countersign.review;

import io.countersign.document.Digest;
import io.countersign.review.policy.Quorum;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act of a reviewer, or of a rule, on a submission, bound to the bytes it was about.
 *
 * @param round the round of the submission: a decision counts in the round in which it was made
 * @param reviewer the subject who decided; {@code policy:<id>} where a rule did
 * @param roles the roles that the person had then; none where a rule decided
 */
public record Decision(
        UUID id,
        Outcome outcome,
        Digest digest,
        int round,
        String reviewer,
        Set<Role> roles,
        @Nullable String comment,
        Instant decidedAt) {

    private static final String RULE = "policy:";

    public Decision {
        roles = Set.copyOf(roles);
    }

    /** The name under which a policy decides. */
    static String byRule(UUID policy) {
        return RULE + policy;
    }

    /** Whether a rule decided, and nobody in person. */
    public boolean isByRule() {
        return reviewer.startsWith(RULE) && roles.isEmpty();
    }

    /** This, as a quorum counts it. */
    Quorum.Approval approval() {
        return new Quorum.Approval(reviewer, roles, decidedAt);
    }

    /** What a reviewer can decide. */
    public enum Outcome {
        APPROVED,
        REJECTED,
        CHANGES_REQUESTED;

        /** The command that carries this decision out. */
        ReviewCommand command(Decision decision) {
            return switch (this) {
                case APPROVED -> new ReviewCommand.Approve(decision);
                case REJECTED -> new ReviewCommand.Reject(decision.digest());
                case CHANGES_REQUESTED -> new ReviewCommand.RequestChanges(decision.digest());
            };
        }
    }
}
