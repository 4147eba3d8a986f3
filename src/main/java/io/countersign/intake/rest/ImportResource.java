package io.countersign.intake.rest;

import io.countersign.client.Namespace;
import io.countersign.document.ClientIdUrl;
import io.countersign.intake.IntakeService;
import io.countersign.platform.Idempotency;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Imports by value: the registry fetches nothing, the bytes that were sent are what is checked and reviewed. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "intake")
public class ImportResource {

    private final IntakeService intake;
    private final CurrentActor current;
    private final Idempotency idempotency;

    ImportResource(IntakeService intake, CurrentActor current, Idempotency idempotency) {
        this.intake = intake;
        this.current = current;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/documents")
    @Operation(summary = "Import a foreign or existing document for the client it names (author)")
    @APIResponseSchema(value = ArrivalResponse.class, responseCode = "201")
    public RestResponse<ArrivalResponse> document(
            @QueryParam("namespace") @NotNull @Pattern(regexp = Namespace.NAME) String namespace,
            @QueryParam("draft") @DefaultValue("false") boolean draft,
            byte[] document) {
        Actor actor = current.get();
        return idempotency
                .once(
                        actor.subject(),
                        document,
                        ArrivalResponse.class,
                        () -> ArrivalResponse.of(intake.document(actor, namespace, document, draft)))
                .created();
    }

    @POST
    @Path("/registrations")
    @Operation(summary = "Import a registration request (RFC 7591) as the draft of a client (author)")
    @APIResponseSchema(value = ArrivalResponse.class, responseCode = "201")
    public RestResponse<ArrivalResponse> registration(
            @QueryParam("namespace") @NotNull @Pattern(regexp = Namespace.NAME) String namespace,
            @QueryParam("client_id") @NotNull @Size(max = ClientIdUrl.MAX_LENGTH) String clientId,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT))) byte[] registration) {
        Actor actor = current.get();
        return idempotency
                .once(
                        actor.subject(),
                        registration,
                        ArrivalResponse.class,
                        () -> ArrivalResponse.of(intake.registration(actor, namespace, clientId, registration)))
                .created();
    }
}
