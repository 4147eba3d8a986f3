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

/** Clients that a stream is to hear of again (SSF 1.0 §8.1.3). */
@Path(SsfPaths.ADD)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class SubjectAdditionResource {

    private final StreamControl control;
    private final Receiver receiver;

    SubjectAdditionResource(StreamControl control, Receiver receiver) {
        this.control = control;
        this.receiver = receiver;
    }

    @POST
    @Operation(summary = "Let a stream hear of a client again (authorization server)")
    @APIResponse(responseCode = "200", description = "OK")
    public Response add(@Valid @NotNull SubjectRequest request) {
        control.add(receiver.server(), request.streamId(), request.subject().clientId());
        return Response.ok().build();
    }
}
