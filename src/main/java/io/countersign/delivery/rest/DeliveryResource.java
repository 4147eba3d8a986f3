package io.countersign.delivery.rest;

import io.countersign.delivery.Deliveries;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.DeliveryFilter;
import io.countersign.platform.Page;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was told to authorization servers, and what was not. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "deliveries")
public class DeliveryResource {

    private final Deliveries deliveries;
    private final CurrentActor current;

    DeliveryResource(Deliveries deliveries, CurrentActor current) {
        this.deliveries = deliveries;
        this.current = current;
    }

    @GET
    @Operation(summary = "What was or is to be told, in the order it was made (security admin, operator, auditor)")
    public Page<DeliveryResponse> list(
            @QueryParam("state") @Nullable @Pattern(regexp = "waiting|delivered|dead") String state,
            @QueryParam("authorization_server") @Nullable UUID server,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Delivery.@Nullable State of = state == null ? null : Delivery.State.valueOf(state.toUpperCase(Locale.ROOT));
        return deliveries
                .list(current.get(), new DeliveryFilter(of, server), cursor, limit)
                .map(DeliveryResponse::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them, with its receipts (security admin, operator, auditor)")
    public DeliveryResponse get(UUID id) {
        return DeliveryResponse.of(deliveries.delivery(current.get(), id));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Have told again what was given up (security admin, operator)")
    public DeliveryResponse retry(UUID id) {
        return DeliveryResponse.of(deliveries.retry(current.get(), id));
    }
}
