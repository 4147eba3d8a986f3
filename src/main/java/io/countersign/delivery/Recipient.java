package io.countersign.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of changes: a stream or an adapter of an authorization server.
 *
 * @param server the authorization server
 * @param failures how often in a row it could not be reached
 * @param resumeAt until when nothing is tried because of that
 * @param lastError why it could not be reached the last time
 */
public record Recipient(
        UUID id,
        UUID server,
        Kind kind,
        State state,
        int failures,
        @Nullable Instant resumeAt,
        @Nullable String lastError,
        int revision) {

    /** How it is told. */
    public enum Kind {
        /** A Shared Signals stream with push delivery (RFC 8935). */
        PUSH,
        /** A Shared Signals stream with poll delivery (RFC 8936). */
        POLL,
        /** The Admin REST API of a Keycloak. */
        KEYCLOAK,
        /** An https endpoint that takes JSON. */
        WEBHOOK;

        /** The name in answers, for example {@code keycloak}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether what became of it is read back there, so that a receipt can be a proof. */
        public boolean readsBack() {
            return this == KEYCLOAK;
        }

        /** Whether it is a Shared Signals stream. */
        public boolean isStream() {
            return this == PUSH || this == POLL;
        }
    }

    /** Whether it is told. */
    public enum State {
        /** It is told. */
        ENABLED,
        /** What it would be told waits. */
        PAUSED,
        /** What it would be told is not even kept. */
        DISABLED,
        /** It is gone; what it was told stays on record. */
        DELETED;

        /** The name in answers (SSF 1.0 §8.1.2). */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
