package io.countersign.review.policy;

import java.util.Locale;

/** Where a version of a policy stands. */
public enum PolicyState {
    /** Waits for a second security admin. */
    PROPOSED,
    /** Governs. */
    IN_FORCE,
    /** Was refused or taken back. */
    REJECTED,
    /** Governed until a later version came into force. */
    SUPERSEDED;

    /** The name in answers, for example {@code in-force}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
