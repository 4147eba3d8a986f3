package io.countersign.trust.server;

/** Refuses an act on an authorization server; nothing was done. */
public final class ServerRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        NOT_FOUND,
        NAME_TAKEN,
        ISSUER_TAKEN,
        TOKEN_SUBJECT_TAKEN,
        /** Somebody else changed it since it was read. */
        STALE,
        ALREADY_ENABLED,
        ALREADY_DISABLED,
        LIMIT_REACHED
    }

    private final Reason reason;
    private final int revision;

    private ServerRefused(Reason reason, int revision) {
        super(reason.name());
        this.reason = reason;
        this.revision = revision;
    }

    static ServerRefused because(Reason reason) {
        return new ServerRefused(reason, -1);
    }

    static ServerRefused stale(int current) {
        return new ServerRefused(Reason.STALE, current);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The revision it is at, where the reason is {@link Reason#STALE}. */
    public int revision() {
        return revision;
    }
}
