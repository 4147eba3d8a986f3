package io.countersign.delivery.rest;

import io.countersign.delivery.ssf.StreamControl;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether a stream works (SSF 1.0 §8.1.4). */
@Path(SsfPaths.VERIFY)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "shared signals")
public class VerificationResource {

    private final StreamControl control;
    private final Receiver receiver;

    VerificationResource(StreamControl control, Receiver receiver) {
        this.control = control;
        this.receiver = receiver;
    }

    /** A stream to verify; {@code state} comes back in the event. */
    public record VerificationRequest(
            @NotNull UUID streamId,
            @Nullable @Size(max = 1024) String state) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Have a stream told a verification event, once a minute at most (authorization server)")
    public void verify(@Valid @NotNull VerificationRequest request) {
        control.verify(receiver.server(), request.streamId(), request.state());
    }
}
