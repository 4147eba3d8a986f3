package io.countersign.client.rest;

import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The published versions of a client; public, as the documents were. */
@Path("/api/v1/clients/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "versions")
public class VersionResource {

    private final ClientService clients;

    VersionResource(ClientService clients) {
        this.clients = clients;
    }

    /** A published version: what it is called and where its bytes are. */
    public record VersionResponse(int number, String digest, Instant publishedAt, String href) {

        /** The version as the API shows it. */
        public static VersionResponse of(DocumentVersion version) {
            return new VersionResponse(
                    version.number(),
                    version.digest().value(),
                    version.publishedAt(),
                    "/api/v1/clients/" + version.client() + "/versions/" + version.number());
        }
    }

    @GET
    @Operation(summary = "The versions of a client, oldest first (RFC 5829 version-history)")
    public Page<VersionResponse> list(
            UUID id,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) @Max(Integer.MAX_VALUE) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return clients.versions(clients.client(id).id(), cursor, limit).map(VersionResponse::of);
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "The bytes of one version, the same for ever")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "Unchanged, as it always is")
    public Response bytes(UUID id, @Min(1) int number, @Context Request request) {
        DocumentVersion version = clients.version(id, number);
        EntityTag tag = new EntityTag(version.digest().value());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null ? unchanged : Response.ok(version.bytes());
        return answer.tag(tag)
                .type(MediaType.APPLICATION_JSON)
                .header("Repr-Digest", version.digest().reprDigest())
                .header("Cache-Control", "public, max-age=31536000, immutable, no-transform")
                .header("X-Content-Type-Options", "nosniff")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
