package io.countersign.intake;

import io.countersign.document.HostileText;

/** Refuses what wants to come in; nothing was done. */
public final class IntakeRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int LONGEST = 300;

    /** Why. */
    public enum Reason {
        /** The document is not one JSON object. */
        UNREADABLE,
        /** The document does not say which client it is of. */
        NO_CLIENT_ID,
        /** The author has none, or several, and named none. */
        NAMESPACE_AMBIGUOUS,
        /** The client to promote to does not exist, or not for this actor. */
        NO_TARGET
    }

    private final Reason reason;

    IntakeRefused(Reason reason, String detail) {
        super(HostileText.clean(detail, LONGEST));
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
