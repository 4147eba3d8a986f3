package io.countersign.delivery.rest;

import io.countersign.delivery.adapter.AdapterTerms;
import io.countersign.delivery.adapter.RegisteredAdapter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The adapter of an authorization server as it is; `credential` is the name of a mounted file, never what is in it. */
public record AdapterResponse(
        UUID id,
        UUID authorizationServer,
        String kind,
        String url,
        List<String> realms,
        String clientId,
        String credential,
        boolean endSessions,
        String state,
        int failures,
        @Nullable Instant resumeAt,
        @Nullable String lastError,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        int revision) {

    static AdapterResponse of(RegisteredAdapter adapter) {
        AdapterTerms terms = adapter.terms();
        return new AdapterResponse(
                adapter.id(),
                adapter.server(),
                terms.kind().wire(),
                terms.url().toString(),
                terms.realms(),
                terms.clientId(),
                terms.credential(),
                terms.endSessions(),
                adapter.state().wire(),
                adapter.failures(),
                adapter.resumeAt(),
                adapter.lastError(),
                adapter.createdAt(),
                adapter.createdBy(),
                adapter.updatedAt(),
                adapter.revision());
    }
}
