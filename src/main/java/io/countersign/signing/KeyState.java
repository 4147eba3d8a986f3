package io.countersign.signing;

import java.util.Locale;

/** Where a signing key stands: what its newest act says. */
public enum KeyState {
    /** Published ahead of its use. */
    PENDING,
    /** Signs. */
    ACTIVE,
    /** Signs no more; published until consumers have had time to drop what it signed. */
    RETIRING,
    /** Among the historical keys only. */
    RETIRED,
    /** Somebody else may have it: nothing it signed counts. */
    COMPROMISED;

    /** Whether it stands in the published set: what it signed verifies. */
    public boolean published() {
        return switch (this) {
            case PENDING, ACTIVE, RETIRING -> true;
            case RETIRED, COMPROMISED -> false;
        };
    }

    /** The name in answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
