package io.countersign.review.entitlement;

import io.countersign.client.Environment;
import io.countersign.trust.entitlement.Scopes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entitlement as somebody asks for it.
 *
 * @param resource the URL of the resource, or its API identifier
 * @param expiresAt when it is to end; null for never
 */
public record Asked(
        UUID client,
        String resource,
        Environment environment,
        Scopes scopes,
        @Nullable Instant expiresAt,
        String reason) {}
