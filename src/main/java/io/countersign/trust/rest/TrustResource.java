package io.countersign.trust.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.security.CurrentActor;
import io.countersign.trust.Standing;
import io.countersign.trust.StandingAnswers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a client stands: as JSON, or as a JWT for the authorization server that asks. */
@Path("/api/v1/trust")
@Authenticated
@Tag(name = "trust")
public class TrustResource {

    private static final String JWT = "application/jwt";
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(JWT))
            .build();

    private final StandingAnswers answers;
    private final CurrentActor current;

    TrustResource(StandingAnswers answers, CurrentActor current) {
        this.answers = answers;
        this.current = current;
    }

    /** How a client stands, with the members of {@code client_status} in the signed form. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrustResponse(
            String clientId,
            String status,
            String reason,
            @Nullable Integer version,
            @Nullable String cimdDigest,
            @Nullable String environment,
            Instant validUntil) {

        static TrustResponse of(Standing it) {
            return new TrustResponse(
                    it.clientId(),
                    it.status().wire(),
                    it.reason().wire(),
                    it.version() == 0 ? null : it.version(),
                    it.digest(),
                    it.environment(),
                    it.validUntil());
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, JWT})
    @Operation(
            summary =
                    "How a client stands (authorization server, reviewer, security admin, auditor); as application/jwt it is signed for the authorization server that asks")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TrustResponse.class)),
                @Content(mediaType = JWT, schema = @Schema(implementation = String.class))
            })
    public Response standing(
            @QueryParam("client_id") @NotBlank @Size(max = 2048) @Nullable String clientId, @Context Request request) {
        String id = String.valueOf(clientId);
        @Nullable Variant chosen = request.selectVariant(VARIANTS);
        boolean signed = chosen != null && chosen.getMediaType().getSubtype().equals("jwt");
        Object answer =
                signed ? answers.signed(current.bearer(), id) : TrustResponse.of(answers.of(current.bearer(), id));
        return Response.ok(answer, signed ? JWT : MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept, Authorization")
                .build();
    }
}
