package io.countersign.delivery.adapter;

import io.countersign.delivery.Recipient;

/** Refuses an act on an adapter; nothing was done. */
public final class AdapterRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The authorization server has none. */
        NOT_FOUND,
        /** It has one, and which revision is to be changed was not said. */
        UNSAID,
        /** Somebody else changed it since it was read, or it is gone. */
        STALE,
        /** It is paused already, or goes on already. */
        WRONG_STATE
    }

    private final Reason reason;
    private final String at;

    private AdapterRefused(Reason reason, String at) {
        super(reason.name());
        this.reason = reason;
        this.at = at;
    }

    static AdapterRefused because(Reason reason) {
        return new AdapterRefused(reason, "");
    }

    static AdapterRefused stale(int current) {
        return new AdapterRefused(Reason.STALE, Integer.toString(current));
    }

    static AdapterRefused in(Recipient.State state) {
        return new AdapterRefused(Reason.WRONG_STATE, state.wire());
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The revision or state it is at; empty where it is at none. */
    public String at() {
        return at;
    }
}
