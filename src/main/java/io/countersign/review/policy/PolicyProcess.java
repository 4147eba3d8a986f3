package io.countersign.review.policy;

import io.countersign.security.Actor;
import io.countersign.security.Role;

/** How a policy comes into force, as a pure function (ADR 0004): proposed by one security admin, decided by another. */
public final class PolicyProcess {

    private PolicyProcess() {}

    /** What can be decided on a proposal. */
    public enum Command {
        /** Put it in force. */
        APPROVE,
        /** Refuse it, or for its proposer take it back. */
        REJECT
    }

    /** Why nothing moved. */
    public enum Refusal {
        ROLE_MISSING,
        WRONG_STATE,
        OWN_PROPOSAL,
        BASE_MOVED
    }

    /** What a command comes to. */
    public sealed interface Outcome {
        /** The proposal is settled. */
        record Moved(PolicyState next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /**
     * Decides on a proposal.
     *
     * @param inForce the number of the version that governs its scope now; 0 when none does
     */
    public static Outcome decide(ReviewPolicy policy, Command command, Actor actor, int inForce) {
        if (!actor.is(Role.SECURITY_ADMIN)) {
            return new Outcome.Refused(Refusal.ROLE_MISSING);
        }
        if (policy.state() != PolicyState.PROPOSED) {
            return new Outcome.Refused(Refusal.WRONG_STATE);
        }
        return switch (command) {
            case REJECT -> new Outcome.Moved(PolicyState.REJECTED);
            case APPROVE -> approve(policy, actor, inForce);
        };
    }

    private static Outcome approve(ReviewPolicy policy, Actor actor, int inForce) {
        if (policy.proposedBy().equals(actor.subject())) {
            return new Outcome.Refused(Refusal.OWN_PROPOSAL);
        }
        return policy.baseNumber() == inForce
                ? new Outcome.Moved(PolicyState.IN_FORCE)
                : new Outcome.Refused(Refusal.BASE_MOVED);
    }
}
