package io.countersign.intake.rest;

import io.countersign.intake.IntakeService;
import io.countersign.platform.Idempotency;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Promotions: what is live in one environment, proposed for a higher one. */
@Path("/api/v1/clients/{id}/promotions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "intake")
public class PromotionResource {

    private final IntakeService intake;
    private final CurrentActor current;
    private final Idempotency idempotency;

    PromotionResource(IntakeService intake, CurrentActor current, Idempotency idempotency) {
        this.intake = intake;
        this.current = current;
        this.idempotency = idempotency;
    }

    /**
     * Where the live version is to go.
     *
     * @param to the client in the higher environment
     * @param draft whether it waits for its author first; absent is false
     */
    public record PromotionRequest(
            @NotNull UUID to, @Nullable Boolean draft) {}

    @POST
    @Operation(summary = "Propose the live version for a client in a higher environment (author)")
    @APIResponseSchema(value = ArrivalResponse.class, responseCode = "201")
    public RestResponse<ArrivalResponse> promote(UUID id, @Valid @NotNull PromotionRequest request) {
        Actor actor = current.get();
        boolean draft = Boolean.TRUE.equals(request.draft());
        return idempotency
                .once(
                        actor.subject(),
                        request,
                        ArrivalResponse.class,
                        () -> ArrivalResponse.of(intake.promote(actor, id, request.to(), draft)))
                .created();
    }
}
