package io.countersign.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof of what a recipient did after it was told.
 *
 * @param toldAt when the attempt began that succeeded
 * @param verifiedAt when the state was read back; null where it cannot be
 */
public record Receipt(
        UUID id,
        UUID delivery,
        Instant toldAt,
        Instant acknowledgedAt,
        @Nullable Instant verifiedAt,
        List<Evidence> evidence) {

    /** Takes a copy. */
    public Receipt {
        evidence = List.copyOf(evidence);
    }

    /** How long the recipient took. */
    public Duration latency() {
        return Duration.between(toldAt, verifiedAt == null ? acknowledgedAt : verifiedAt);
    }
}
