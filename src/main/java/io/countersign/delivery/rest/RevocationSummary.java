package io.countersign.delivery.rest;

import io.countersign.trust.event.TrustEvent;
import java.time.Instant;
import java.util.UUID;

/** An act that stopped a client, in a list. */
public record RevocationSummary(
        UUID id, UUID client, String clientId, String act, String by, String reason, Instant at) {

    static RevocationSummary of(TrustEvent event) {
        return new RevocationSummary(
                event.id(), event.client(), event.clientId(), event.act(), event.by(), event.reason(), event.at());
    }
}
