package io.countersign.delivery.rest;

import io.countersign.delivery.ssf.EventStream;
import io.countersign.delivery.ssf.StreamTerms;
import io.countersign.delivery.ssf.Streams;
import io.countersign.platform.RegistryConfig;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The streams of the authorization server that calls (SSF 1.0 §8.1.1). */
@Path(SsfPaths.STREAMS)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class StreamResource {

    private final Streams streams;
    private final Receiver receiver;
    private final String base;

    StreamResource(Streams streams, Receiver receiver, RegistryConfig registry) {
        this.streams = streams;
        this.receiver = receiver;
        this.base = registry.baseUrl().toString();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a stream (authorization server); one without delivery is polled")
    @APIResponseSchema(value = StreamResponse.class, responseCode = "201")
    public RestResponse<StreamResponse> create(@Valid @NotNull StreamCreation request) {
        EventStream made = streams.create(receiver.actor(), receiver.server(), request.terms());
        return RestResponse.status(RestResponse.Status.CREATED, shown(made));
    }

    @GET
    @Operation(summary = "A stream, or without stream_id all streams, of the authorization server that calls")
    @APIResponseSchema(value = StreamResponse.class, responseCode = "200")
    public Response get(@QueryParam("stream_id") @Nullable UUID id) {
        Object answer = id == null
                ? streams.of(receiver.server()).stream().map(this::shown).toList()
                : shown(streams.stream(receiver.server(), id));
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what is said of a stream, the rest stays (authorization server)")
    public StreamResponse update(@QueryParam("stream_id") @Nullable UUID id, @Valid @NotNull StreamChange request) {
        return changed(StreamId.of(request.streamId(), id), before -> request.onto(before, shown(before)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say all of a stream anew, what is not said is taken back (authorization server)")
    public StreamResponse replace(@QueryParam("stream_id") @Nullable UUID id, @Valid @NotNull StreamChange request) {
        return changed(StreamId.of(request.streamId(), id), before -> request.inPlaceOf(before, shown(before)));
    }

    @DELETE
    @Operation(summary = "End a stream (authorization server); what waited is told nobody")
    public void delete(@QueryParam("stream_id") @Nullable UUID id) {
        streams.delete(receiver.actor(), receiver.server(), StreamId.inQuery(id));
    }

    private StreamResponse changed(UUID id, Function<EventStream, StreamTerms> change) {
        return shown(streams.change(receiver.actor(), receiver.server(), id, change));
    }

    private StreamResponse shown(EventStream stream) {
        return StreamResponse.of(stream, base, streams.supported());
    }
}
