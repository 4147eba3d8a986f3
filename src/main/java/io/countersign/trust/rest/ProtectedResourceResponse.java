package io.countersign.trust.rest;

import io.countersign.trust.entitlement.ProtectedResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A protected resource as the API shows it. */
public record ProtectedResourceResponse(
        UUID id,
        String resource,
        String name,
        List<String> scopes,
        String state,
        Instant createdAt,
        Instant updatedAt,
        int revision) {

    static ProtectedResourceResponse of(ProtectedResource resource) {
        return new ProtectedResourceResponse(
                resource.id(),
                resource.resource().value(),
                resource.name(),
                resource.scopes().tokens(),
                resource.state().wire(),
                resource.createdAt(),
                resource.updatedAt(),
                resource.revision());
    }
}
