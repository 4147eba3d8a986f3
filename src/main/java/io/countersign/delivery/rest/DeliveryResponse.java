package io.countersign.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.delivery.Deliveries;
import io.countersign.delivery.DeliveryOnRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was or is to be told to one recipient.
 *
 * @param event the event; null, as the client, for what is about a stream itself
 * @param lastError why it was not taken the last time
 * @param receipts absent in a list
 */
public record DeliveryResponse(
        UUID id,
        UUID authorizationServer,
        UUID recipient,
        String kind,
        String type,
        @Nullable UUID event,
        @Nullable UUID client,
        @Nullable String clientId,
        Instant at,
        String state,
        int attempts,
        @Nullable Instant toldAt,
        Instant dueAt,
        Instant giveUpAt,
        @Nullable Instant settledAt,
        @Nullable String lastError,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ReceiptResponse> receipts) {

    static DeliveryResponse of(DeliveryOnRecord delivery) {
        return of(delivery, null);
    }

    static DeliveryResponse of(Deliveries.Proved proved) {
        return of(
                proved.delivery(),
                proved.receipts().stream().map(ReceiptResponse::of).toList());
    }

    private static DeliveryResponse of(DeliveryOnRecord it, @Nullable List<ReceiptResponse> receipts) {
        return new DeliveryResponse(
                it.id(),
                it.recipient().server(),
                it.recipient().id(),
                it.recipient().kind().wire(),
                it.type(),
                it.event(),
                it.client(),
                it.clientId(),
                it.at(),
                it.state().wire(),
                it.attempts(),
                it.toldAt(),
                it.dueAt(),
                it.giveUpAt(),
                it.settledAt(),
                it.lastError(),
                receipts);
    }
}
