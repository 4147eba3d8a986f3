package io.countersign.client;

import io.countersign.document.ClientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth client whose documents this registry governs.
 *
 * @param ordinal its place in the list of clients
 * @param id its name inside the registry's API
 * @param kind who serves its document
 * @param clientId the URL that is its identity, never used for another client
 * @param environment that of its publisher host; prod for a foreign client
 * @param latestVersion the number of its live document version; 0 when none was published yet
 * @param expiresAt when a development client stops being served; absent for all others
 */
public record Client(
        long ordinal,
        UUID id,
        ClientKind kind,
        ClientId clientId,
        String namespace,
        Environment environment,
        int latestVersion,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Whether it lives on a host for development: labelled, expiring, and in no trust list. */
    public boolean isDevelopment() {
        return environment == Environment.DEV;
    }
}
