package io.countersign.trust.entitlement;

/** Refuses to withdraw what is not in force; nothing was done. */
public final class WithdrawalRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Entitlement.State state;

    WithdrawalRefused(Entitlement.State state) {
        super(state.name());
        this.state = state;
    }

    /** Where the entitlement stands. */
    public Entitlement.State state() {
        return state;
    }
}
