package io.countersign.trust.rest;

import io.countersign.client.Environment;
import io.countersign.client.Namespace;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.CurrentActor;
import io.countersign.trust.admission.AdmissionExport;
import io.countersign.trust.admission.AdmissionQuestion;
import io.countersign.trust.admission.AdmissionService;
import io.countersign.trust.admission.Shape;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The admission export, for authorization servers that keep a list instead of asking at every authorization. */
@Path(AdmissionQuestion.PATH)
@Tag(name = "trust")
public class AdmissionResource {

    private static final String JOSE = "application/jose";

    private final AdmissionService admission;
    private final CurrentActor current;

    AdmissionResource(AdmissionService admission, CurrentActor current) {
        this.admission = admission;
        this.current = current;
    }

    @GET
    @Authenticated
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, JOSE})
    @Operation(
            summary =
                    "Which clients are active, as clients, URL patterns or Keycloak's trusted domains (authorization server); as application/jose it is signed")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = JOSE, schema = @Schema(implementation = String.class))
            })
    public Response export(
            @QueryParam("environment") @NotNull String environment,
            @QueryParam("shape") @NotNull String shape,
            @QueryParam("namespace") @Pattern(regexp = Namespace.NAME) @Nullable String namespace,
            @Context Request request) {
        AdmissionQuestion question = new AdmissionQuestion(environment(environment), shape(shape), namespace);
        AdmissionExport export = admission.export(current.bearer(), question);
        MediaType plain = MediaType.valueOf(question.shape().mediaType());
        @Nullable
        Variant chosen = request.selectVariant(
                Variant.mediaTypes(plain, MediaType.valueOf(JOSE)).build());
        if (chosen == null) {
            return Problem.of(ProblemType.NOT_ACCEPTABLE).response();
        }
        boolean signed = chosen.getMediaType().isCompatible(MediaType.valueOf(JOSE));
        return answer(export, signed, chosen.getMediaType(), request);
    }

    /** The bytes have one tag everywhere; each signature over them is another, so that of a signed export is weak. */
    private Response answer(AdmissionExport export, boolean signed, MediaType type, Request request) {
        String digest = export.digest().value();
        EntityTag tag = signed ? new EntityTag(digest + ".jose", true) : new EntityTag(digest);
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(signed ? admission.signed(export) : export.bytes(), type);
        return answer.tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, Authorization")
                .build();
    }

    private static Environment environment(String wire) {
        return Environment.of(wire)
                .filter(environment -> environment != Environment.DEV)
                .orElseThrow(() -> InvalidMember.problem(
                                "environment", "must be prod or staging: development clients are in no trust list")
                        .exception());
    }

    private static Shape shape(String wire) {
        return Shape.of(wire)
                .orElseThrow(() -> InvalidMember.problem("shape", "must be clients, patterns or keycloak-domains")
                        .exception());
    }
}
