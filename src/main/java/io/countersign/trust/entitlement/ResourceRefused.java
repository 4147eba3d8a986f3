package io.countersign.trust.entitlement;

/** Refuses an act on a protected resource; nothing was done. */
public final class ResourceRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** Another resource has this identifier. */
        TAKEN,
        /** It is not at the revision that the caller read. */
        STALE,
        /** It stands there already. */
        WRONG_STATE
    }

    private final Reason reason;
    private final String at;

    ResourceRefused(Reason reason, String at) {
        super(reason.name());
        this.reason = reason;
        this.at = at;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The revision or the state it is at; empty for another reason. */
    public String at() {
        return at;
    }
}
