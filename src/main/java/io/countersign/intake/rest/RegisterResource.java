package io.countersign.intake.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.client.Namespace;
import io.countersign.intake.IntakeService;
import io.countersign.intake.RegistrationRefused;
import io.countersign.platform.Idempotency;
import io.countersign.problem.Problem;
import io.countersign.review.DocumentRefused;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The client registration endpoint (RFC 7591 §3) for tools that speak nothing else: a public client, which then waits for its review. */
@Path("/register")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "intake")
public class RegisterResource {

    private final IntakeService intake;
    private final CurrentActor current;
    private final Idempotency idempotency;

    RegisterResource(IntakeService intake, CurrentActor current, Idempotency idempotency) {
        this.intake = intake;
        this.current = current;
        this.idempotency = idempotency;
    }

    @POST
    @Operation(
            summary = "Register a client (RFC 7591): a CIMD client ID that waits for review, never a secret (author)")
    @APIResponseSchema(value = JsonNode.class, responseCode = "201")
    @APIResponse(
            responseCode = "400",
            description = "An error of RFC 7591 §3.2.2, or a problem with the parameters",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RegistrationError.class)),
                @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem"))
            })
    public RestResponse<ObjectNode> register(
            @QueryParam("namespace") @Nullable @Pattern(regexp = Namespace.NAME) String namespace,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT))) byte[] registration) {
        Actor actor = current.get();
        Registered registered = idempotency.once(
                actor.subject(),
                registration,
                Registered.class,
                () -> Registered.of(intake.register(actor, namespace, registration)));
        return ResponseBuilder.<ObjectNode>created(ArrivalResponse.location(registered.submission()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(registered.metadata())
                .build();
    }

    @ServerExceptionMapper
    Response refused(RegistrationRefused e) {
        return RegistrationError.of(e).response();
    }

    @ServerExceptionMapper
    Response refused(DocumentRefused e) {
        return RegistrationError.of(e).response();
    }
}
