package io.countersign.trust;

/** Refuses to change a client's trust; nothing was done. */
public final class TrustRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final TrustLifecycle.Refusal reason;
    private final TrustStatus status;

    TrustRefused(TrustLifecycle.Refusal reason, TrustStatus status) {
        super(reason.name());
        this.reason = reason;
        this.status = status;
    }

    /** Why. */
    public TrustLifecycle.Refusal reason() {
        return reason;
    }

    /** Where the client stands. */
    public TrustStatus status() {
        return status;
    }
}
