package io.countersign.delivery.ssf;

/** Refuses an act on a stream; nothing was done. */
public final class StreamRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        NOT_FOUND,
        TAKEN,
        TOO_MANY_STREAMS,
        TOO_MANY_SUBJECTS,
        TOO_SOON,
        DISABLED,
        NO_SEAT
    }

    private final Reason reason;
    private final long wait;

    private StreamRefused(Reason reason, long wait) {
        super(reason.name());
        this.reason = reason;
        this.wait = wait;
    }

    static StreamRefused because(Reason reason) {
        return new StreamRefused(reason, 0);
    }

    static StreamRefused tooSoon(long seconds) {
        return new StreamRefused(Reason.TOO_SOON, seconds);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** In how many seconds it may be tried again; 0 where time does not help. */
    public long waitSeconds() {
        return wait;
    }
}
