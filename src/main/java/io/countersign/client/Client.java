package io.countersign.client;

import io.countersign.document.ClientId;
import java.time.Instant;
import java.util.UUID;

/**
 * An OAuth client whose document this registry hosts.
 *
 * @param ordinal its place in the list of clients
 * @param id its name inside the registry's API
 * @param clientId the URL that is its identity, never used for another client
 * @param latestVersion the number of its live document version; 0 when none was published yet
 */
public record Client(
        long ordinal, UUID id, ClientId clientId, String namespace, int latestVersion, Instant createdAt) {}
