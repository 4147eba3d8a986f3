package io.countersign.delivery.rest;

import io.countersign.delivery.Evidence;
import io.countersign.delivery.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof of what an authorization server did after it was told.
 *
 * @param toldAt when the attempt began that succeeded
 * @param verifiedAt when the state was read back; null where it was not
 * @param latencyMillis from then to the verification, or where there is none to the acknowledgement
 * @param evidence what was sent and answered: never a header, a token or a body
 */
public record ReceiptResponse(
        UUID id,
        UUID delivery,
        Instant toldAt,
        Instant acknowledgedAt,
        @Nullable Instant verifiedAt,
        long latencyMillis,
        List<Evidence> evidence) {

    static ReceiptResponse of(Receipt receipt) {
        return new ReceiptResponse(
                receipt.id(),
                receipt.delivery(),
                receipt.toldAt(),
                receipt.acknowledgedAt(),
                receipt.verifiedAt(),
                receipt.latency().toMillis(),
                receipt.evidence());
    }
}
