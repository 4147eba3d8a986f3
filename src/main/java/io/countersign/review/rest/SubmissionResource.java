package io.countersign.review.rest;

import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Revision;
import io.countersign.review.Origin;
import io.countersign.review.ReviewQueries;
import io.countersign.review.ReviewService;
import io.countersign.review.ReviewState;
import io.countersign.review.Submission;
import io.countersign.review.SubmissionFilter;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Submissions: documents on their way through review. Bodies are the documents' own bytes, because bytes are what is signed. */
@Path("/api/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "review")
public class SubmissionResource {

    private final ReviewService review;
    private final ReviewQueries queries;
    private final CurrentActor current;
    private final Idempotency idempotency;

    SubmissionResource(ReviewService review, ReviewQueries queries, CurrentActor current, Idempotency idempotency) {
        this.review = review;
        this.queries = queries;
        this.current = current;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Submit a document for review, or keep it as a draft (author)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> propose(
            @QueryParam("client") @Nullable UUID client,
            @QueryParam("draft") @DefaultValue("false") boolean draft,
            byte[] document) {
        if (client == null) {
            throw InvalidMember.problem("client", "must name a client").exception();
        }
        Actor actor = current.get();
        SubmissionResponse created = idempotency.once(
                actor.subject(),
                document,
                SubmissionResponse.class,
                () -> shown(actor, review.propose(actor, client, document, draft, Origin.SUBMITTED)));
        return tagged(ResponseBuilder.created(URI.create("/api/v1/submissions/" + created.id())), created);
    }

    @GET
    @Operation(summary = "The submissions you may read")
    public Page<SubmissionSummary> list(
            @QueryParam("client") @Nullable UUID client,
            @QueryParam("state") @Nullable ReviewState state,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return queries.submissions(current.get(), new SubmissionFilter(client, state, null), cursor, limit)
                .map(SubmissionSummary::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One submission with its findings, difference and decisions")
    public RestResponse<SubmissionResponse> get(UUID id) {
        return tagged(ResponseBuilder.ok(), SubmissionResponse.of(queries.view(current.get(), id)));
    }

    @GET
    @Path("/{id}/document")
    @Operation(summary = "The bytes of the current draft")
    public byte[] document(UUID id) {
        return queries.bytes(current.get(), id);
    }

    @PUT
    @Path("/{id}/document")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace the draft (author); If-Match names the revision you read")
    public RestResponse<SubmissionResponse> revise(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] document) {
        Actor actor = current.get();
        return tagged(ResponseBuilder.ok(), shown(actor, review.revise(actor, id, Revision.named(ifMatch), document)));
    }

    private SubmissionResponse shown(Actor actor, Submission submission) {
        return SubmissionResponse.of(queries.view(actor, submission.id()));
    }

    static RestResponse<SubmissionResponse> tagged(
            ResponseBuilder<SubmissionResponse> answer, SubmissionResponse submission) {
        return answer.entity(submission)
                .header(HttpHeaders.ETAG, Revision.tag(submission.revision()))
                .build();
    }
}
