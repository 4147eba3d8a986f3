package io.countersign.trust.rest;

import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.problem.IfMatch;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.countersign.trust.entitlement.ProtectedResources;
import io.countersign.trust.entitlement.ResourceIdentifier;
import io.countersign.trust.entitlement.Scopes;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Protected resources (RFC 9728): where clients may be entitled to scopes. */
@Path("/api/v1/resources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "entitlements")
public class ProtectedResourcesResource {

    private final ProtectedResources resources;
    private final CurrentActor current;
    private final Idempotency idempotency;

    ProtectedResourcesResource(ProtectedResources resources, CurrentActor current, Idempotency idempotency) {
        this.resources = resources;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A resource to register. */
    public record ProtectedResourceRequest(
            @NotNull @Size(max = ResourceIdentifier.LONGEST) String resource,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(min = 1, max = Scopes.MOST) List<@NotNull String> scopes) {}

    /** What of a resource can be changed; its identifier cannot. */
    public record ProtectedResourceChange(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(min = 1, max = Scopes.MOST) List<@NotNull String> scopes) {}

    @POST
    @Operation(summary = "Register a protected resource with its scopes (security admin)")
    @APIResponseSchema(value = ProtectedResourceResponse.class, responseCode = "201")
    public RestResponse<ProtectedResourceResponse> register(@Valid @NotNull ProtectedResourceRequest request) {
        Actor actor = current.get();
        ResourceIdentifier identifier = new ResourceIdentifier(request.resource());
        Scopes scopes = new Scopes(request.scopes());
        ProtectedResourceResponse registered = idempotency.once(
                actor.subject(),
                request,
                ProtectedResourceResponse.class,
                () -> ProtectedResourceResponse.of(resources.register(actor, identifier, request.name(), scopes)));
        return tagged(ResponseBuilder.created(URI.create("/api/v1/resources/" + registered.id())), registered);
    }

    @GET
    @Operation(summary = "The protected resources, in the order they were registered")
    public Page<ProtectedResourceResponse> list(
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return resources.list(current.get(), cursor, limit).map(ProtectedResourceResponse::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One protected resource")
    public RestResponse<ProtectedResourceResponse> get(UUID id) {
        return tagged(ResponseBuilder.ok(), ProtectedResourceResponse.of(resources.resource(current.get(), id)));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change name and scopes (security admin); If-Match names the revision you read")
    public RestResponse<ProtectedResourceResponse> change(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ProtectedResourceChange request) {
        Scopes scopes = new Scopes(request.scopes());
        int revision = IfMatch.revision(ifMatch);
        return tagged(
                ResponseBuilder.ok(),
                ProtectedResourceResponse.of(resources.change(current.get(), id, revision, request.name(), scopes)));
    }

    @POST
    @Path("/{id}/disable")
    @Operation(summary = "Let nothing be granted there, from now on (security admin)")
    public RestResponse<ProtectedResourceResponse> disable(UUID id) {
        return tagged(ResponseBuilder.ok(), ProtectedResourceResponse.of(resources.disable(current.get(), id)));
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Let what clients are entitled to be granted there again (security admin)")
    public RestResponse<ProtectedResourceResponse> enable(UUID id) {
        return tagged(ResponseBuilder.ok(), ProtectedResourceResponse.of(resources.enable(current.get(), id)));
    }

    private static RestResponse<ProtectedResourceResponse> tagged(
            ResponseBuilder<ProtectedResourceResponse> answer, ProtectedResourceResponse resource) {
        return answer.entity(resource)
                .header(HttpHeaders.ETAG, IfMatch.etag(resource.revision()))
                .build();
    }
}
