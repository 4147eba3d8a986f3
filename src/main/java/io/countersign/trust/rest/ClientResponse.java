package io.countersign.trust.rest;

import io.countersign.client.Client;
import io.countersign.trust.Trust;
import io.countersign.trust.TrustCommand;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client as the API shows it. */
public record ClientResponse(
        UUID id,
        String clientId,
        String namespace,
        String kind,
        String environment,
        @Nullable String label,
        String trustStatus,
        @Nullable String trustReason,
        @Nullable Instant approvedUntil,
        @Nullable String restoreAskedBy,
        @Nullable Integer latestVersion,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    static ClientResponse of(Client client, Trust trust) {
        return new ClientResponse(
                client.id(),
                client.clientId().value(),
                client.namespace(),
                client.kind().wire(),
                client.environment().wire(),
                client.isDevelopment() ? "development" : null,
                trust.status().wire(),
                trust.reason().isEmpty() ? null : trust.reason(),
                trust.expiresAt().orElse(null),
                trust.restoreAsked().map(TrustCommand.RestoreRequest::by).orElse(null),
                client.latestVersion() == 0 ? null : client.latestVersion(),
                client.createdAt(),
                client.expiresAt());
    }
}
