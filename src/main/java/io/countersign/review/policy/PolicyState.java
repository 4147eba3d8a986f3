package io.countersign.review.policy;

/** Where a version of a policy stands. */
public enum PolicyState {
    /** Waits for a second security admin. */
    PROPOSED,
    /** Governs. */
    IN_FORCE,
    /** Was refused or taken back. */
    REJECTED,
    /** Governed until a later version came into force. */
    SUPERSEDED
}
