package io.countersign.review.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.client.DocumentVersion;
import io.countersign.document.Digest;
import io.countersign.platform.Idempotency;
import io.countersign.review.Decision;
import io.countersign.review.PublicationService;
import io.countersign.review.ReviewQueries;
import io.countersign.review.ReviewService;
import io.countersign.review.Submission;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The acts on a submission. */
@Path("/api/v1/submissions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "review")
public class DecisionResource {

    private final ReviewService review;
    private final PublicationService publications;
    private final ReviewQueries queries;
    private final CurrentActor current;
    private final Idempotency idempotency;

    DecisionResource(
            ReviewService review,
            PublicationService publications,
            ReviewQueries queries,
            CurrentActor current,
            Idempotency idempotency) {
        this.review = review;
        this.publications = publications;
        this.queries = queries;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A decision as it is sent. */
    public enum DecisionWord {
        @JsonProperty("approve")
        APPROVE(Decision.Outcome.APPROVED),
        @JsonProperty("reject")
        REJECT(Decision.Outcome.REJECTED),
        @JsonProperty("request-changes")
        REQUEST_CHANGES(Decision.Outcome.CHANGES_REQUESTED);

        private final Decision.Outcome outcome;

        DecisionWord(Decision.Outcome outcome) {
            this.outcome = outcome;
        }
    }

    /** A decision on exactly the bytes of the digest. */
    public record DecisionRequest(
            @NotNull DecisionWord decision,
            @NotNull @Pattern(regexp = Digest.FORM) String digest,
            @Nullable @Size(max = 4000) String comment) {}

    /** The bytes the caller believes were approved. */
    public record PublishRequest(
            @NotNull @Pattern(regexp = Digest.FORM) String digest) {}

    /** The document version that was made. */
    public record PublishedResponse(int number, String digest, Instant publishedAt, String href) {
        static PublishedResponse of(DocumentVersion version) {
            return new PublishedResponse(
                    version.number(),
                    version.digest().value(),
                    version.publishedAt(),
                    "/api/v1/clients/" + version.client() + "/versions/" + version.number());
        }
    }

    @POST
    @Path("/decisions")
    @Operation(summary = "Approve, reject or ask for changes (reviewer who wrote none of its drafts)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> decide(UUID id, @Valid @NotNull DecisionRequest request) {
        Actor actor = current.get();
        Digest digest = new Digest(request.digest());
        return act(
                actor, request, () -> review.decide(actor, id, request.decision().outcome, digest, request.comment()));
    }

    @POST
    @Path("/submit")
    @Operation(summary = "Hand a draft to the reviewers (author)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> submit(UUID id) {
        Actor actor = current.get();
        return act(actor, "", () -> review.submit(actor, id));
    }

    @POST
    @Path("/weigh")
    @Operation(
            summary =
                    "Look again whether the policy is met, when a host was proved or a policy relaxed (author or reviewer)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> weigh(UUID id) {
        Actor actor = current.get();
        return act(actor, "", () -> review.weigh(actor, id));
    }

    @POST
    @Path("/withdraw")
    @Operation(summary = "Take a submission back (author)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> withdraw(UUID id) {
        Actor actor = current.get();
        return act(actor, "", () -> review.withdraw(actor, id));
    }

    @POST
    @Path("/publish")
    @Operation(summary = "Make a document version of what was approved (author or reviewer)")
    @APIResponseSchema(value = PublishedResponse.class, responseCode = "201")
    public RestResponse<PublishedResponse> publish(UUID id, @Valid @NotNull PublishRequest request) {
        Actor actor = current.get();
        PublishedResponse published = idempotency.once(
                actor.subject(),
                request,
                PublishedResponse.class,
                () -> PublishedResponse.of(publications.publish(actor, id, new Digest(request.digest()))));
        return ResponseBuilder.<PublishedResponse>created(URI.create(published.href()))
                .entity(published)
                .build();
    }

    private RestResponse<SubmissionResponse> act(Actor actor, Object body, Supplier<Submission> act) {
        SubmissionResponse moved = idempotency.once(
                actor.subject(),
                body,
                SubmissionResponse.class,
                () -> SubmissionResponse.of(queries.view(actor, act.get().id())));
        return SubmissionResource.tagged(ResponseBuilder.create(RestResponse.Status.CREATED), moved);
    }
}
