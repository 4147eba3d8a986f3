package io.countersign.delivery.rest;

import io.countersign.delivery.ssf.StreamControl;
import io.countersign.delivery.ssf.Streams;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether a stream is told (SSF 1.0 §8.1.2). */
@Path(SsfPaths.STATUS)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class StreamStatusResource {

    private final Streams streams;
    private final StreamControl control;
    private final Receiver receiver;

    StreamStatusResource(Streams streams, StreamControl control, Receiver receiver) {
        this.streams = streams;
        this.control = control;
        this.receiver = receiver;
    }

    @GET
    @Operation(summary = "The status of a stream (authorization server)")
    public StatusResponse get(@QueryParam("stream_id") @Nullable UUID id) {
        return StatusResponse.of(streams.stream(receiver.server(), StreamId.inQuery(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Enable, pause or disable a stream (authorization server): what a paused one would be told waits, for a disabled one nothing is kept")
    public StatusResponse set(@QueryParam("stream_id") @Nullable UUID id, @Valid @NotNull StatusRequest request) {
        UUID stream = StreamId.of(request.streamId(), id);
        return StatusResponse.of(
                control.move(receiver.actor(), receiver.server(), stream, request.state(), request.reason()));
    }
}
