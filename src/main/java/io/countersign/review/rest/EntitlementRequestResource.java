package io.countersign.review.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.client.Environment;
import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.review.entitlement.Asked;
import io.countersign.review.entitlement.EntitlementProcess;
import io.countersign.review.entitlement.EntitlementRequest;
import io.countersign.review.entitlement.EntitlementReview;
import io.countersign.review.entitlement.RequestFilter;
import io.countersign.review.entitlement.RequestState;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.countersign.trust.entitlement.ResourceIdentifier;
import io.countersign.trust.entitlement.Scopes;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Requests for entitlements: what a client may be granted is changed by review, like its documents. */
@Path("/api/v1/entitlement-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "entitlements")
public class EntitlementRequestResource {

    private final EntitlementReview review;
    private final CurrentActor current;
    private final Idempotency idempotency;

    EntitlementRequestResource(EntitlementReview review, CurrentActor current, Idempotency idempotency) {
        this.review = review;
        this.current = current;
        this.idempotency = idempotency;
    }

    /**
     * What a client is to be entitled to, instead of what it is entitled to there now.
     *
     * @param resource the URL of the resource, or its ID here
     */
    public record EntitlementRequestBody(
            @NotNull UUID client,
            @NotNull @Size(max = ResourceIdentifier.LONGEST) String resource,
            @NotNull @Pattern(regexp = "dev|staging|prod") String environment,
            @NotNull @Size(min = 1, max = Scopes.MOST) List<@NotNull String> scopes,
            @Nullable Instant expiresAt,
            @NotBlank @Size(max = 1000) String reason) {

        Asked asked() {
            return new Asked(
                    client, resource, Environment.of(environment).orElseThrow(), new Scopes(scopes), expiresAt, reason);
        }
    }

    /** A decision as it is sent. */
    public enum EntitlementWord {
        @JsonProperty("approve")
        APPROVE(EntitlementProcess.Command.APPROVE),
        @JsonProperty("reject")
        REJECT(EntitlementProcess.Command.REJECT);

        private final EntitlementProcess.Command command;

        EntitlementWord(EntitlementProcess.Command command) {
            this.command = command;
        }
    }

    /** A decision on a request. */
    public record EntitlementDecisionRequest(
            @NotNull EntitlementWord decision,
            @Nullable @Size(max = 4000) String comment) {}

    /** A request in a list. */
    public record EntitlementRequestSummary(
            UUID id,
            UUID client,
            UUID resourceId,
            String environment,
            List<String> scopes,
            @Nullable Instant expiresAt,
            String state,
            String requestedBy,
            Instant requestedAt) {
        static EntitlementRequestSummary of(EntitlementRequest request) {
            return new EntitlementRequestSummary(
                    request.id(),
                    request.target().client(),
                    request.target().resource(),
                    request.target().environment().wire(),
                    request.scopes().tokens(),
                    request.expiresAt(),
                    request.state().wire(),
                    request.requestedBy(),
                    request.requestedAt());
        }
    }

    @POST
    @Operation(summary = "Ask that a client be entitled to scopes (author of its namespace, or security admin)")
    @APIResponseSchema(value = EntitlementRequestResponse.class, responseCode = "201")
    public RestResponse<EntitlementRequestResponse> request(@Valid @NotNull EntitlementRequestBody body) {
        Actor actor = current.get();
        Asked asked = body.asked();
        return act(actor, body, () -> review.request(actor, asked));
    }

    @GET
    @Operation(summary = "The requests you may read, in the order they were made")
    public Page<EntitlementRequestSummary> list(
            @QueryParam("client") @Nullable UUID client,
            @QueryParam("state") @Nullable @Pattern(regexp = "requested|granted|rejected|withdrawn") String state,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        RequestState wanted = state == null ? null : RequestState.of(state).orElseThrow();
        return review.requests(current.get(), new RequestFilter(client, wanted, null), cursor, limit)
                .map(EntitlementRequestSummary::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One request, with what is missing and who decided")
    public EntitlementRequestResponse get(UUID id) {
        return EntitlementRequestResponse.of(review.reviewed(current.get(), id));
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(summary = "Approve or reject (reviewer, or whom the policy names; no author of the client's namespace)")
    @APIResponseSchema(value = EntitlementRequestResponse.class, responseCode = "201")
    public RestResponse<EntitlementRequestResponse> decide(
            UUID id, @Valid @NotNull EntitlementDecisionRequest request) {
        Actor actor = current.get();
        return act(actor, request, () -> review.decide(actor, id, request.decision().command, request.comment()));
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(summary = "Take a request back (whoever made it)")
    @APIResponseSchema(value = EntitlementRequestResponse.class, responseCode = "201")
    public RestResponse<EntitlementRequestResponse> withdraw(UUID id) {
        Actor actor = current.get();
        return act(actor, "", () -> review.decide(actor, id, EntitlementProcess.Command.WITHDRAW, null));
    }

    private RestResponse<EntitlementRequestResponse> act(
            Actor actor, Object body, Supplier<EntitlementReview.Reviewed> act) {
        EntitlementRequestResponse done = idempotency.once(
                actor.subject(),
                body,
                EntitlementRequestResponse.class,
                () -> EntitlementRequestResponse.of(act.get()));
        return RestResponse.ResponseBuilder.<EntitlementRequestResponse>created(
                        URI.create("/api/v1/entitlement-requests/" + done.id()))
                .entity(done)
                .build();
    }
}
