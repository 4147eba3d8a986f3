package io.countersign.delivery.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.delivery.ssf.Polls;
import io.countersign.platform.RegistryConfig;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where receivers poll (RFC 8936). */
@Path(SsfPaths.POLL + "{streamId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class PollResource {

    private final Polls polls;
    private final Receiver receiver;
    private final String base;

    PollResource(Polls polls, Receiver receiver, RegistryConfig registry) {
        this.polls = polls;
        this.receiver = receiver;
        this.base = registry.baseUrl().toString();
    }

    /** What waits (RFC 8936 §2.3): security event tokens by their {@code jti}. */
    public record PollResponse(
            Map<String, String> sets,
            @JsonProperty("moreAvailable") boolean moreAvailable) {
        static PollResponse of(Polls.Polled polled) {
            return new PollResponse(polled.tokens(), polled.more());
        }
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Acknowledge tokens of a poll stream and get those that wait, or that come within half a minute (authorization server)")
    public CompletionStage<PollResponse> poll(UUID streamId, @Valid @NotNull PollRequest request) {
        return polls.poll(receiver.server(), streamId, request.poll(), base + SsfPaths.POLL + streamId)
                .thenApply(PollResponse::of);
    }
}
