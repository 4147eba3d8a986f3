package io.countersign.platform;

/** Refuses a request for its {@code Idempotency-Key}; nothing was done. */
public final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the key. */
    public enum Reason {
        INVALID,
        REUSED
    }

    private final Reason reason;

    KeyRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** What is wrong with the key. */
    public Reason reason() {
        return reason;
    }
}
