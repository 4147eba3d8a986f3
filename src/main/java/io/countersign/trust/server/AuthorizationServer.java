package io.countersign.trust.server;

import java.time.Instant;
import java.util.UUID;

/**
 * A registered relying party: only an enabled one gets answers.
 *
 * @param ordinal its place in the list
 * @param revision counts its changes; names what a change is a change of
 */
public record AuthorizationServer(
        long ordinal,
        UUID id,
        ServerTerms terms,
        State state,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        int revision) {

    /** Whether it gets answers. */
    public enum State {
        ENABLED,
        DISABLED;

        /** The name in answers, for example {@code enabled}. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether it gets answers. */
    public boolean enabled() {
        return state == State.ENABLED;
    }
}
