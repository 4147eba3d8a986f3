package io.countersign.trust.rest;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import io.countersign.delivery.Revocations;
import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.countersign.trust.Trust;
import io.countersign.trust.TrustCommand;
import io.countersign.trust.TrustService;
import io.countersign.trust.event.TrustEvent;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Clients with their trust, and the kill switch. */
@Path("/api/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "clients")
public class ClientResource {

    private final ClientService clients;
    private final TrustService trust;
    private final Revocations revocations;
    private final CurrentActor current;
    private final Idempotency idempotency;

    ClientResource(
            ClientService clients,
            TrustService trust,
            Revocations revocations,
            CurrentActor current,
            Idempotency idempotency) {
        this.clients = clients;
        this.trust = trust;
        this.revocations = revocations;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A client to create. */
    public record ClientRequest(
            @NotBlank @Size(max = 63) String namespace,
            @NotBlank @Size(max = 2048) String clientId) {}

    /** Why trust is changed; it goes into the log. */
    public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Operation(summary = "Create a client on one of your namespace's publisher hosts (author)")
    @APIResponseSchema(value = ClientResponse.class, responseCode = "201")
    public RestResponse<ClientResponse> create(@Valid @NotNull ClientRequest request) {
        Actor actor = current.get();
        ClientResponse created = idempotency.once(
                actor.subject(),
                request,
                ClientResponse.class,
                () -> ClientResponse.of(
                        clients.createClient(actor, request.namespace(), request.clientId()), Trust.UNKNOWN));
        return RestResponse.ResponseBuilder.<ClientResponse>created(URI.create("/api/v1/clients/" + created.id()))
                .entity(created)
                .build();
    }

    @GET
    @Operation(summary = "The clients you may read, of one namespace if you like")
    public Page<ClientResponse> list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Page<Client> page = clients.clients(current.get(), namespace, cursor, limit);
        Map<UUID, Trust> trusts = trust.of(page.items().stream().map(Client::id).toList());
        return page.map(client -> ClientResponse.of(client, trusts.getOrDefault(client.id(), Trust.UNKNOWN)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One client")
    public ClientResponse get(UUID id) {
        Client client = clients.client(current.get(), id);
        return ClientResponse.of(client, trust.of(client.id()));
    }

    @POST
    @Path("/{id}/suspend")
    @Operation(
            summary =
                    "Stop trusting a client for now (security admin); with preview, only say what that would leave open")
    @Parameter(
            name = PreviewParameter.NAME,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(
            responseCode = "200",
            description = "The client, with a Link to what becomes of it, or the preview",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {ClientResponse.class, PreviewResponse.class})))
    public RestResponse<?> suspend(UUID id, @Context UriInfo uri, @Valid @NotNull ReasonRequest request) {
        return PreviewParameter.isAsked(uri)
                ? preview(id, new TrustCommand.Suspend())
                : stopped(id, trust.suspend(current.get(), id, request.reason()));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            summary = "Trust a suspended client again: the first security admin asks, a second one agrees within a day")
    public ClientResponse restore(UUID id, @Valid @NotNull ReasonRequest request) {
        trust.restore(current.get(), id, request.reason());
        return get(id);
    }

    @POST
    @Path("/{id}/revoke")
    @Operation(
            summary =
                    "Stop trusting a client for ever (security admin); with preview, only say what that would leave open")
    @Parameter(
            name = PreviewParameter.NAME,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(
            responseCode = "200",
            description = "The client, with a Link to what becomes of it, or the preview",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {ClientResponse.class, PreviewResponse.class})))
    public RestResponse<?> revoke(UUID id, @Context UriInfo uri, @Valid @NotNull ReasonRequest request) {
        return PreviewParameter.isAsked(uri)
                ? preview(id, new TrustCommand.Revoke())
                : stopped(id, trust.revoke(current.get(), id, request.reason()));
    }

    private RestResponse<PreviewResponse> preview(UUID id, TrustCommand command) {
        return RestResponse.ok(PreviewResponse.of(revocations.preview(trust.toStop(current.get(), id, command))));
    }

    private RestResponse<ClientResponse> stopped(UUID id, TrustEvent event) {
        return RestResponse.ResponseBuilder.ok(get(id))
                .header(HttpHeaders.LINK, "</api/v1/revocations/" + event.id() + ">; rel=\"status\"")
                .build();
    }
}
