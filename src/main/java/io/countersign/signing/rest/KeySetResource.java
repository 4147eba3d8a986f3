package io.countersign.signing.rest;

import io.countersign.document.Digest;
import io.countersign.signing.HistoricalKeys;
import io.countersign.signing.KeyRing;
import io.countersign.signing.Purpose;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The keys that verify what this registry signed; public. */
@Path("/")
@Tag(name = "issuer")
public class KeySetResource {

    private final KeyRing ring;
    private final HistoricalKeys historical;

    KeySetResource(KeyRing ring, HistoricalKeys historical) {
        this.ring = ring;
        this.historical = historical;
    }

    @GET
    @Path("/.well-known/jwks.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The keys that verify statements, and nothing else (RFC 7517)")
    @APIResponseSchema(Map.class)
    public Response statementKeys(@Context Request request) {
        return set(Purpose.STATEMENT, request);
    }

    @GET
    @Path("/access/v1/jwks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The keys that verify signed answers, and nothing else (RFC 7517)")
    @APIResponseSchema(Map.class)
    public Response answerKeys(@Context Request request) {
        return set(Purpose.ANSWER, request);
    }

    @GET
    @Path("/api/v1/signing-keys/historical")
    @Produces("application/jwk-set+jwt")
    @Operation(summary = "The keys of former times, as a signed set (OpenID Federation 1.0 §8.7)")
    public String historical() {
        return historical.jws();
    }

    private Response set(Purpose purpose, Request request) {
        String keys = ring.published(purpose);
        EntityTag tag =
                new EntityTag(Digest.of(keys.getBytes(StandardCharsets.UTF_8)).value());
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(keys) : unchanged)
                .tag(tag)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
