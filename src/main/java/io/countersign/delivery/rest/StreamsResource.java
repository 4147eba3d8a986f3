package io.countersign.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.EventStream;
import io.countersign.delivery.ssf.StreamControl;
import io.countersign.delivery.ssf.StreamOverview;
import io.countersign.platform.Page;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All streams, for those who watch over all. */
@Path("/api/v1/streams")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class StreamsResource {

    private final StreamControl control;
    private final CurrentActor current;

    StreamsResource(StreamControl control, CurrentActor current) {
        this.control = control;
        this.current = current;
    }

    /**
     * A stream.
     *
     * @param waiting how many deliveries are not acknowledged yet
     * @param dead how many were given up
     * @param lastError why its receiver could not be reached the last time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StreamOverviewResponse(
            UUID id,
            UUID authorizationServer,
            String kind,
            String status,
            @Nullable String statusReason,
            @Nullable String endpointUrl,
            List<String> eventsDelivered,
            @Nullable String description,
            long waiting,
            long dead,
            @Nullable String lastError,
            Instant createdAt) {

        static StreamOverviewResponse of(StreamOverview it) {
            EventStream stream = it.stream();
            @Nullable URI endpoint = stream.endpoint();
            return new StreamOverviewResponse(
                    stream.id(),
                    stream.server(),
                    stream.kind().wire(),
                    stream.state().wire(),
                    stream.statusReason(),
                    // a query may hold a secret of the receiver's
                    endpoint == null ? null : endpoint.toString().replaceFirst("\\?.*", ""),
                    stream.delivered(),
                    stream.description(),
                    it.waiting(),
                    it.dead(),
                    it.lastError(),
                    it.createdAt());
        }
    }

    /** What the status of somebody's stream shall be, and why; the receiver is told both. */
    public record StreamStatusRequest(
            @NotNull @Pattern(regexp = "enabled|paused|disabled")
            String status,

            @NotBlank @Size(max = 500) String reason) {

        Recipient.State state() {
            return Recipient.State.valueOf(status.toUpperCase(Locale.ROOT));
        }
    }

    @GET
    @Operation(summary = "All streams, in the order they were made (security admin, auditor, operator)")
    public Page<StreamOverviewResponse> list(
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return control.list(current.get(), cursor, limit).map(StreamOverviewResponse::of);
    }

    @PUT
    @Path("/{id}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enable, pause or disable a stream and have its receiver told (security admin)")
    public StatusResponse move(UUID id, @Valid @NotNull StreamStatusRequest request) {
        return StatusResponse.of(control.move(current.get(), id, request.state(), request.reason()));
    }
}
