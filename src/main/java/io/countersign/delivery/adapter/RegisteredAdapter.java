package io.countersign.delivery.adapter;

import io.countersign.delivery.Recipient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The adapter of an authorization server as it is.
 *
 * @param id its id as a recipient
 * @param failures how often in a row it could not reach the other side
 * @param resumeAt until when nothing is tried because of that
 * @param lastError why it could not
 * @param revision counts its changes; names what a change is a change of
 */
public record RegisteredAdapter(
        UUID id,
        UUID server,
        AdapterTerms terms,
        Recipient.State state,
        int failures,
        @Nullable Instant resumeAt,
        @Nullable String lastError,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        int revision) {}
