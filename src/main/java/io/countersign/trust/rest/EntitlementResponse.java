package io.countersign.trust.rest;

import io.countersign.client.Client;
import io.countersign.trust.entitlement.Entitlement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entitlement in force as the API shows it.
 *
 * @param scopes what was granted
 * @param grantable what of it may be granted now: nothing where the resource is disabled, and no scope it does not know any more
 * @param request the request that was granted
 */
public record EntitlementResponse(
        UUID id,
        UUID client,
        String clientId,
        UUID resourceId,
        String resource,
        String environment,
        List<String> scopes,
        List<String> grantable,
        @Nullable Instant expiresAt,
        @Nullable UUID request,
        String grantedBy,
        Instant grantedAt) {

    static EntitlementResponse of(Entitlement entitlement, Client client) {
        return new EntitlementResponse(
                entitlement.id(),
                client.id(),
                client.clientId().value(),
                entitlement.resource().id(),
                entitlement.resource().resource().value(),
                entitlement.environment().wire(),
                entitlement.scopes().tokens(),
                entitlement.grantable().tokens(),
                entitlement.expiresAt(),
                entitlement.request(),
                entitlement.grantedBy(),
                entitlement.grantedAt());
    }
}
