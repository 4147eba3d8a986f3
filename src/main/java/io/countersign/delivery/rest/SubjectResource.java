package io.countersign.delivery.rest;

import io.countersign.delivery.ssf.StreamControl;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clients that a stream hears of, or not (SSF 1.0 §8.1.3). */
@Path(SsfPaths.SUBJECTS)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class SubjectResource {

    private final StreamControl control;
    private final Receiver receiver;

    SubjectResource(StreamControl control, Receiver receiver) {
        this.control = control;
        this.receiver = receiver;
    }

    @POST
    @Path(SsfPaths.ADD)
    @Operation(summary = "Let a stream hear of a client again (authorization server)")
    @APIResponse(responseCode = "200", description = "OK")
    public Response add(@Valid @NotNull SubjectRequest request) {
        control.add(receiver.server(), request.streamId(), request.subject().clientId());
        return Response.ok().build();
    }

    @POST
    @Path(SsfPaths.REMOVE)
    @Operation(summary = "Let a stream hear of a client no more (authorization server)")
    public void remove(@Valid @NotNull SubjectRequest request) {
        control.remove(receiver.server(), request.streamId(), request.subject().clientId());
    }
}
