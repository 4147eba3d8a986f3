package io.countersign.trust.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.security.CurrentActor;
import io.countersign.trust.Standing;
import io.countersign.trust.StandingAnswers;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How a client stands: as JSON, or as a JWT for the authorization server that asks. */
@Path("/api/v1/trust")
@Authenticated
@Tag(name = "trust")
public class TrustResource {

    private static final String JWT = "application/jwt";

    private final StandingAnswers answers;
    private final CurrentActor current;

    TrustResource(StandingAnswers answers, CurrentActor current) {
        this.answers = answers;
        this.current = current;
    }

    /** How a client stands, with the members of {@code client_status} in the signed form. */
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
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How a client stands (authorization server, reviewer, security admin, auditor)")
    public RestResponse<TrustResponse> standing(
            @QueryParam("client_id") @NotBlank @Size(max = 2048) @Nullable String clientId) {
        return fresh(TrustResponse.of(answers.of(current.bearer(), String.valueOf(clientId))));
    }

    @GET
    @Produces(JWT)
    @Operation(summary = "How a client stands, signed for the authorization server that asks")
    public RestResponse<String> signed(@QueryParam("client_id") @NotBlank @Size(max = 2048) @Nullable String clientId) {
        return fresh(answers.signed(current.bearer(), String.valueOf(clientId)));
    }

    private static <T> RestResponse<T> fresh(T answer) {
        return RestResponse.ResponseBuilder.ok(answer)
                .header("Cache-Control", "no-store")
                .build();
    }
}
