package io.countersign.trust.rest;

import io.countersign.delivery.Preview;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.exposure.Exposed;
import io.countersign.trust.server.AuthorizationServer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stopping a client now would leave open; nothing was done. */
@RegisterForReflection
public record PreviewResponse(
        boolean preview, UUID client, String clientId, Instant at, List<ServerExposureResponse> authorizationServers) {

    static PreviewResponse of(Preview preview) {
        return new PreviewResponse(
                true,
                preview.client().id(),
                preview.client().clientId().value(),
                preview.at(),
                preview.servers().stream().map(ServerExposureResponse::of).toList());
    }

    /**
     * What it would leave open at one authorization server.
     *
     * @param recipients who would be told there; without any it is not told
     */
    @RegisterForReflection
    public record ServerExposureResponse(
            UUID id,
            String name,
            String issuer,
            String mode,
            String asks,
            @Nullable Instant askedAt,
            List<RecipientResponse> recipients,
            Exposed exposure) {

        static ServerExposureResponse of(Preview.At at) {
            AuthorizationServer server = at.server();
            return new ServerExposureResponse(
                    server.id(),
                    server.terms().name(),
                    server.terms().issuer(),
                    server.terms().mode().wire(),
                    at.asks().wire(),
                    at.askedAt(),
                    at.recipients().stream().map(RecipientResponse::of).toList(),
                    at.exposure());
        }
    }

    /** A stream or an adapter. */
    @RegisterForReflection
    public record RecipientResponse(String kind, String state, boolean reachable) {

        static RecipientResponse of(Recipient recipient) {
            return new RecipientResponse(
                    recipient.kind().wire(), recipient.state().wire(), recipient.failures() == 0);
        }
    }
}
