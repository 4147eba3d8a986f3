package io.countersign.review.rest;

import io.countersign.document.Digest;
import io.countersign.platform.Idempotency;
import io.countersign.review.EvidenceChallenge;
import io.countersign.review.EvidenceOffer;
import io.countersign.review.EvidenceService;
import io.countersign.review.ReviewQueries;
import io.countersign.review.ReviewService;
import io.countersign.review.Submission;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.jspecify.annotations.Nullable;

/** Evidence beside a submission; the pack shows what is there and what is missing. */
@Path("/api/v1/submissions/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "review")
public class EvidenceResource {

    private final ReviewService review;
    private final EvidenceService evidence;
    private final ReviewQueries queries;
    private final CurrentActor current;
    private final Idempotency idempotency;

    EvidenceResource(
            ReviewService review,
            EvidenceService evidence,
            ReviewQueries queries,
            CurrentActor current,
            Idempotency idempotency) {
        this.review = review;
        this.evidence = evidence;
        this.queries = queries;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** Evidence to lay beside the bytes of the digest; a report has a link and the digest of its content. */
    public record EvidenceRequest(
            @NotNull @Pattern(regexp = "owner-attestation|security-review|privacy-review")
            String kind,

            @NotNull @Pattern(regexp = Digest.FORM) String digest,
            @Nullable Instant observedAt,

            @Nullable @Size(max = 2048) @Pattern(regexp = "https://[!-~]+")
            String link,

            @Nullable @Pattern(regexp = Digest.FORM) String contentDigest,
            @NotBlank @Size(max = 4000) String detail) {

        EvidenceOffer offer() {
            return new EvidenceOffer(
                    EvidenceKind.of(kind).orElseThrow(),
                    new Digest(digest),
                    observedAt,
                    link,
                    contentDigest == null ? null : new Digest(contentDigest),
                    detail,
                    "");
        }
    }

    /** A signed challenge. */
    public record KeyProofRequest(
            @NotBlank @Size(max = 8192) String jwt) {}

    /** What a key holder has to sign, as {@code nonce}. */
    public record ChallengeResponse(String challenge, Instant expiresAt) {
        static ChallengeResponse of(EvidenceChallenge challenge) {
            return new ChallengeResponse(challenge.value(), challenge.expiresAt());
        }
    }

    @POST
    @Operation(
            summary = "Attest as an owner (author), or lay a report beside the bytes (somebody who wrote none of them)")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> provide(UUID id, @Valid @NotNull EvidenceRequest request) {
        Actor actor = current.get();
        return act(actor, request, () -> review.provide(actor, id, request.offer()));
    }

    @POST
    @Path("/challenges")
    @Operation(summary = "A challenge for the holder of the client's key (author)")
    @APIResponseSchema(value = ChallengeResponse.class, responseCode = "201")
    public RestResponse<ChallengeResponse> challenge(UUID id) {
        ChallengeResponse challenge = ChallengeResponse.of(evidence.challenge(current.get(), id));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, challenge)
                .build();
    }

    @POST
    @Path("/key-possession")
    @Operation(summary = "Prove that the client holds a key of its document (author): a signed challenge")
    @APIResponseSchema(value = SubmissionResponse.class, responseCode = "201")
    public RestResponse<SubmissionResponse> prove(UUID id, @Valid @NotNull KeyProofRequest request) {
        Actor actor = current.get();
        Submission proved = evidence.prove(actor, id, request.jwt());
        return created(SubmissionResponse.of(queries.view(actor, proved.id())));
    }

    private RestResponse<SubmissionResponse> act(Actor actor, Object body, Supplier<Submission> act) {
        return created(idempotency.once(
                actor.subject(),
                body,
                SubmissionResponse.class,
                () -> SubmissionResponse.of(queries.view(actor, act.get().id()))));
    }

    private static RestResponse<SubmissionResponse> created(SubmissionResponse submission) {
        return SubmissionResource.tagged(
                RestResponse.ResponseBuilder.<SubmissionResponse>created(
                        URI.create("/api/v1/submissions/" + submission.id())),
                submission);
    }
}
