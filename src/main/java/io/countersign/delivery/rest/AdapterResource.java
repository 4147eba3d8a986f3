package io.countersign.delivery.rest;

import io.countersign.delivery.adapter.AdapterChecks;
import io.countersign.delivery.adapter.Adapters;
import io.countersign.delivery.adapter.RegisteredAdapter;
import io.countersign.problem.IfMatch;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** The adapter of an authorization server: how the registry acts there itself when trust changes. */
@Path("/api/v1/authorization-servers/{id}/adapter")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "authorization servers")
public class AdapterResource {

    private final Adapters adapters;
    private final AdapterChecks checks;
    private final CurrentActor current;

    AdapterResource(Adapters adapters, AdapterChecks checks, CurrentActor current) {
        this.adapters = adapters;
        this.checks = checks;
        this.current = current;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Register the adapter of an authorization server, or change it (security admin); a change names in If-Match the revision you read")
    public RestResponse<AdapterResponse> put(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull AdapterRequest request) {
        OptionalInt revision = ifMatch == null ? OptionalInt.empty() : OptionalInt.of(IfMatch.revision(ifMatch));
        Adapters.Put put = adapters.put(current.get(), id, revision, request.terms());
        return tagged(put.registered() ? Status.CREATED : Status.OK, put.adapter());
    }

    @GET
    @Operation(summary = "The adapter of an authorization server (security admin, auditor, operator, reviewer)")
    public RestResponse<AdapterResponse> get(UUID id) {
        return tagged(Status.OK, adapters.of(current.get(), id));
    }

    @DELETE
    @Operation(
            summary = "Take the adapter of an authorization server away (security admin); what it did stays on record")
    public void delete(UUID id) {
        adapters.delete(current.get(), id);
    }

    @POST
    @Path("/pause")
    @Operation(summary = "Let what an adapter would be told wait (security admin)")
    public RestResponse<AdapterResponse> pause(UUID id) {
        return tagged(Status.OK, adapters.pause(current.get(), id));
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Tell a paused adapter what has waited (security admin)")
    public RestResponse<AdapterResponse> resume(UUID id) {
        return tagged(Status.OK, adapters.resume(current.get(), id));
    }

    @POST
    @Path("/check")
    @Operation(summary = "Try whether an adapter works, now and without changing anything there (security admin)")
    public AdapterCheckResponse check(UUID id) {
        return AdapterCheckResponse.of(checks.check(current.get(), id));
    }

    private static RestResponse<AdapterResponse> tagged(Status status, RegisteredAdapter adapter) {
        return ResponseBuilder.create(status, AdapterResponse.of(adapter))
                .header(HttpHeaders.ETAG, IfMatch.etag(adapter.revision()))
                .build();
    }
}
