package io.countersign.review.policy;

/** Refuses an act on a policy; nothing was done. */
public final class PolicyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final PolicyProcess.Refusal reason;
    private final PolicyState state;

    PolicyRefused(PolicyProcess.Refusal reason, PolicyState state) {
        super(reason.name());
        this.reason = reason;
        this.state = state;
    }

    /** Why. */
    public PolicyProcess.Refusal reason() {
        return reason;
    }

    /** Where the policy stands. */
    public PolicyState state() {
        return state;
    }
}
