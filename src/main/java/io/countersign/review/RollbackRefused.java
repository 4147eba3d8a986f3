package io.countersign.review;

/** Refuses a rollback; nothing was done. */
public final class RollbackRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Rollback.Refusal reason;

    RollbackRefused(Rollback.Refusal reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why. */
    public Rollback.Refusal reason() {
        return reason;
    }
}
