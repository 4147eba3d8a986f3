package io.countersign.delivery;

import io.countersign.delivery.exposure.Exposed;
import io.countersign.trust.server.AuthorizationServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event at one authorization server.
 *
 * @param toldAt when it was first tried
 * @param acknowledgedAt when the first recipient said that it has it
 * @param verifiedAt when it was first read back that the client is disabled
 * @param askedAt when it was last put on record that it asked about the client
 * @param lastError why it was not taken the last time, where it was not taken yet
 */
public record Told(
        AuthorizationServer server,
        ToldState state,
        @Nullable Instant toldAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant askedAt,
        @Nullable String lastError,
        List<Receipt> receipts,
        Exposed exposure) {

    /** Takes a copy. */
    public Told {
        receipts = List.copyOf(receipts);
    }
}
