package io.countersign.trust.rest;

import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.problem.IfMatch;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.countersign.trust.server.AuthorizationServers;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Authorization servers: the relying parties that get answers, and how each is recognised. */
@Path("/api/v1/authorization-servers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "authorization servers")
public class ServerResource {

    private final AuthorizationServers servers;
    private final CurrentActor current;
    private final Idempotency idempotency;

    ServerResource(AuthorizationServers servers, CurrentActor current, Idempotency idempotency) {
        this.servers = servers;
        this.current = current;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register an authorization server, enabled (security admin)")
    @APIResponseSchema(value = ServerResponse.class, responseCode = "201")
    public RestResponse<ServerResponse> register(@Valid @NotNull ServerRequest request) {
        Actor actor = current.get();
        ServerResponse created = idempotency.once(
                actor.subject(),
                request,
                ServerResponse.class,
                () -> ServerResponse.of(servers.register(actor, request.terms())));
        return tagged(ResponseBuilder.created(URI.create("/api/v1/authorization-servers/" + created.id())), created);
    }

    @GET
    @Operation(
            summary =
                    "The authorization servers, in the order they were registered (reviewer, security admin, auditor, operator)")
    public Page<ServerResponse> list(
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return servers.list(current.get(), cursor, limit).map(ServerResponse::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One authorization server (reviewer, security admin, auditor, operator)")
    public RestResponse<ServerResponse> get(UUID id) {
        return tagged(ResponseBuilder.ok(), ServerResponse.of(servers.server(current.get(), id)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change an authorization server (security admin); If-Match names the revision you read")
    public RestResponse<ServerResponse> change(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ServerRequest request) {
        return tagged(
                ResponseBuilder.ok(),
                ServerResponse.of(servers.change(current.get(), id, IfMatch.revision(ifMatch), request.terms())));
    }

    @POST
    @Path("/{id}/disable")
    @Operation(summary = "Stop answering an authorization server (security admin)")
    public RestResponse<ServerResponse> disable(UUID id) {
        return tagged(ResponseBuilder.ok(), ServerResponse.of(servers.disable(current.get(), id)));
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Answer a disabled authorization server again (security admin)")
    public RestResponse<ServerResponse> enable(UUID id) {
        return tagged(ResponseBuilder.ok(), ServerResponse.of(servers.enable(current.get(), id)));
    }

    private static RestResponse<ServerResponse> tagged(ResponseBuilder<ServerResponse> answer, ServerResponse server) {
        return answer.entity(server)
                .header(HttpHeaders.ETAG, IfMatch.etag(server.revision()))
                .build();
    }
}
