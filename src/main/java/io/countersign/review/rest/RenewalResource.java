package io.countersign.review.rest;

import io.countersign.client.DocumentVersion;
import io.countersign.platform.Idempotency;
import io.countersign.review.PublicationService;
import io.countersign.review.ReviewQueries;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What was approved before: live again, or for another term. */
@Path("/api/v1/clients/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "review")
public class RenewalResource {

    private final PublicationService publications;
    private final ReviewQueries queries;
    private final CurrentActor current;
    private final Idempotency idempotency;

    RenewalResource(
            PublicationService publications, ReviewQueries queries, CurrentActor current, Idempotency idempotency) {
        this.publications = publications;
        this.queries = queries;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** The version to take live again. */
    public record RollbackRequest(
            @Min(1) int version, @NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Path("/rollback")
    @Operation(summary = "Take an earlier version live again, as the next one (reviewer or security admin)")
    @APIResponseSchema(value = DecisionResource.PublishedResponse.class, responseCode = "201")
    public RestResponse<DecisionResource.PublishedResponse> rollback(UUID id, @Valid @NotNull RollbackRequest request) {
        Actor actor = current.get();
        var published = idempotency.once(actor.subject(), request, DecisionResource.PublishedResponse.class, () -> {
            DocumentVersion version = publications.rollback(actor, id, request.version(), request.reason());
            return DecisionResource.PublishedResponse.of(version);
        });
        return RestResponse.ResponseBuilder.<DecisionResource.PublishedResponse>created(URI.create(published.href()))
                .entity(published)
                .build();
    }

    @POST
    @Path("/recertifications")
    @Operation(summary = "Propose the live document for another term (author)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> recertify(
            UUID id, @QueryParam("draft") @DefaultValue("false") boolean draft) {
        Actor actor = current.get();
        SubmissionResponse created = idempotency.once(
                actor.subject(),
                "",
                SubmissionResponse.class,
                () -> SubmissionResponse.of(queries.view(
                        actor, publications.recertify(actor, id, draft).id())));
        return SubmissionResource.tagged(
                RestResponse.ResponseBuilder.<SubmissionResponse>created(
                        URI.create("/api/v1/submissions/" + created.id())),
                created);
    }
}
