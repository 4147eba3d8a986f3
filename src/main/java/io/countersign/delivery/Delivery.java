package io.countersign.delivery;

import io.countersign.trust.event.TrustEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be told to one recipient.
 *
 * @param id its {@code jti} (RFC 8417 §2.2): the same however often it is told
 * @param type what kind of event it is to the recipient: for a stream an event type URI
 * @param event what happened to a client; null for what is about the stream itself
 * @param payload the event's payload as JSON where it is about the stream itself
 * @param at when it happened
 * @param attempts how often it was told, this time included
 */
public record Delivery(
        long ordinal,
        UUID id,
        UUID recipient,
        String type,
        @Nullable TrustEvent event,
        @Nullable String payload,
        Instant at,
        int attempts) {

    /** Where a delivery stands. */
    public enum State {
        /** It is still to be told, or was not acknowledged yet. */
        WAITING,
        /** The recipient has acknowledged it. */
        DELIVERED,
        /** It was given up; somebody has to look at it. */
        DEAD;

        /** The name in answers. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
