package io.countersign.delivery.rest;

import io.countersign.delivery.exposure.Lifetimes;
import io.countersign.delivery.exposure.ServerLifetimes;
import io.countersign.problem.IfMatch;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** How long an authorization server goes on by itself after a client was stopped. */
@Path("/api/v1/authorization-servers/{id}/lifetimes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "authorization servers")
public class LifetimesResource {

    private final ServerLifetimes lifetimes;
    private final CurrentActor current;

    LifetimesResource(ServerLifetimes lifetimes, CurrentActor current) {
        this.lifetimes = lifetimes;
        this.current = current;
    }

    @GET
    @Operation(
            summary =
                    "How long an authorization server goes on by itself (security admin, auditor, operator, reviewer)")
    public RestResponse<LifetimesResponse> get(UUID id) {
        return tagged(lifetimes.of(current.get(), id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Say how long an authorization server goes on by itself (security admin); If-Match names the revision you read")
    public RestResponse<LifetimesResponse> put(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull LifetimesRequest request) {
        return tagged(lifetimes.put(current.get(), id, IfMatch.revision(ifMatch), request.terms()));
    }

    private static RestResponse<LifetimesResponse> tagged(Lifetimes lifetimes) {
        return ResponseBuilder.ok(LifetimesResponse.of(lifetimes))
                .header(HttpHeaders.ETAG, IfMatch.etag(lifetimes.revision()))
                .build();
    }
}
