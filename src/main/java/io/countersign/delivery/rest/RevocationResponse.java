package io.countersign.delivery.rest;

import io.countersign.delivery.Revocation;
import io.countersign.delivery.Told;
import io.countersign.delivery.exposure.Exposed;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.server.AuthorizationServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An act that stopped a client, and what became of it at each authorization server of the client's environment. */
public record RevocationResponse(
        UUID id,
        UUID client,
        String clientId,
        String environment,
        String act,
        String by,
        String reason,
        Instant at,
        List<ToldResponse> authorizationServers) {

    static RevocationResponse of(Revocation revocation) {
        TrustEvent event = revocation.event();
        return new RevocationResponse(
                event.id(),
                event.client(),
                event.clientId(),
                event.environment().wire(),
                event.act(),
                event.by(),
                event.reason(),
                event.at(),
                revocation.servers().stream()
                        .map(told -> ToldResponse.of(event.at(), told))
                        .toList());
    }

    /**
     * What became of it at one authorization server.
     *
     * @param latencyMillis from the act to the verification, or where there is none to the acknowledgement
     */
    public record ToldResponse(
            UUID id,
            String name,
            String issuer,
            String state,
            @Nullable Instant toldAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant verifiedAt,
            @Nullable Long latencyMillis,
            @Nullable Instant askedAt,
            @Nullable String lastError,
            List<ReceiptResponse> receipts,
            Exposed exposure) {

        static ToldResponse of(Instant at, Told told) {
            AuthorizationServer server = told.server();
            @Nullable Instant proved = told.verifiedAt() == null ? told.acknowledgedAt() : told.verifiedAt();
            return new ToldResponse(
                    server.id(),
                    server.terms().name(),
                    server.terms().issuer(),
                    told.state().wire(),
                    told.toldAt(),
                    told.acknowledgedAt(),
                    told.verifiedAt(),
                    proved == null
                            ? null
                            : Long.valueOf(Duration.between(at, proved).toMillis()),
                    told.askedAt(),
                    told.lastError(),
                    told.receipts().stream().map(ReceiptResponse::of).toList(),
                    told.exposure());
        }
    }
}
