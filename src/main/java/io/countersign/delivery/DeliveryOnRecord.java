package io.countersign.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was or is to be told to one recipient, as people look at it.
 *
 * @param ordinal its place in the list of all
 * @param type what kind of event it is to the recipient
 * @param event what happened to a client; null, as the client, for what is about a stream itself
 * @param toldAt when it was tried first
 * @param giveUpAt when it is or was given up
 * @param settledAt when it was acknowledged or given up
 * @param lastError why it was not taken the last time, in words of ours
 */
public record DeliveryOnRecord(
        long ordinal,
        UUID id,
        Recipient recipient,
        String type,
        @Nullable UUID event,
        @Nullable UUID client,
        @Nullable String clientId,
        Instant at,
        Delivery.State state,
        int attempts,
        @Nullable Instant toldAt,
        Instant dueAt,
        Instant giveUpAt,
        @Nullable Instant settledAt,
        @Nullable String lastError) {}
