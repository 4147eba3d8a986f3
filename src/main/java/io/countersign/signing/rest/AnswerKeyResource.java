package io.countersign.signing.rest;

import io.countersign.signing.KeyRing;
import io.countersign.signing.Purpose;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that verify signed answers; public. */
@Path("/access/v1/jwks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "issuer")
public class AnswerKeyResource {

    private final KeyRing ring;

    AnswerKeyResource(KeyRing ring) {
        this.ring = ring;
    }

    @GET
    @Operation(summary = "The keys that verify signed answers, and nothing else (RFC 7517)")
    @APIResponseSchema(Map.class)
    public Response keys(@Context Request request) {
        return KeySetAnswer.of(ring.published(Purpose.ANSWER), request);
    }
}
