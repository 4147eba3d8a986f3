package io.countersign.trust.rest;

import io.countersign.client.ClientService;
import io.countersign.platform.Page;
import io.countersign.security.CurrentActor;
import io.countersign.trust.entitlement.Entitlements;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Entitlements in force: the widest scopes that clients may be granted. */
@Path("/api/v1/entitlements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "entitlements")
public class EntitlementResource {

    private final Entitlements entitlements;
    private final ClientService clients;
    private final CurrentActor current;

    EntitlementResource(Entitlements entitlements, ClientService clients, CurrentActor current) {
        this.entitlements = entitlements;
        this.clients = clients;
        this.current = current;
    }

    /** Why something is taken away. */
    public record WithdrawalRequest(
            @NotBlank @Size(max = 1000) String reason) {}

    @GET
    @Operation(
            summary = "What is in force and you may read, of one client or at one resource (its URL or ID) if you like")
    public Page<EntitlementResponse> list(
            @QueryParam("client") @Nullable UUID client,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return entitlements
                .list(current.get(), client, resource, cursor, limit)
                .map(it -> EntitlementResponse.of(it, clients.client(it.client())));
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(summary = "Take an entitlement away at once (security admin)")
    public void withdraw(UUID id, @Valid @NotNull WithdrawalRequest request) {
        entitlements.withdraw(current.get(), id, request.reason());
    }
}
