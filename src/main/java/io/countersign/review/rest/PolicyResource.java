package io.countersign.review.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.client.Namespace;
import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.review.policy.PolicyProcess;
import io.countersign.review.policy.PolicyService;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.review.policy.RiskClass;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Review policies: what a submission of each risk class needs, and who put that in force. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "policies")
public class PolicyResource {

    private final PolicyService policies;
    private final CurrentActor current;
    private final Idempotency idempotency;

    PolicyResource(PolicyService policies, CurrentActor current, Idempotency idempotency) {
        this.policies = policies;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A policy to propose; without a namespace it governs all that have none of their own. */
    public record PolicyRequest(
            @Nullable @Pattern(regexp = Namespace.NAME) String namespace,

            @NotNull @Pattern(regexp = "development|low|moderate|high")
            String riskClass,

            @NotNull @Valid PolicyTermsWire terms,
            @NotBlank @Size(max = 1000) String reason) {}

    /** A decision as it is sent. */
    public enum PolicyWord {
        @JsonProperty("approve")
        APPROVE(PolicyProcess.Command.APPROVE),
        @JsonProperty("reject")
        REJECT(PolicyProcess.Command.REJECT);

        private final PolicyProcess.Command command;

        PolicyWord(PolicyProcess.Command command) {
            this.command = command;
        }
    }

    /** A decision on a proposal. */
    public record PolicyDecisionRequest(
            @NotNull PolicyWord decision,
            @Nullable @Size(max = 4000) String comment) {}

    @POST
    @Operation(
            summary = "Propose the next version of a policy (security admin); it governs once a second one approves it")
    @APIResponseSchema(value = PolicyResponse.class, responseCode = "201")
    public RestResponse<PolicyResponse> propose(@Valid @NotNull PolicyRequest request) {
        Actor actor = current.get();
        ReviewPolicy.Scope scope = new ReviewPolicy.Scope(
                request.namespace(), RiskClass.of(request.riskClass()).orElseThrow());
        PolicyResponse created = idempotency.once(
                actor.subject(),
                request,
                PolicyResponse.class,
                () -> PolicyResponse.of(
                        policies.propose(actor, scope, request.terms().terms(), request.reason())));
        return created(created);
    }

    @GET
    @Operation(summary = "Every version of every policy, oldest first, of one namespace if you like")
    public Page<PolicyResponse> list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return policies.policies(current.get(), namespace, cursor, limit).map(PolicyResponse::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One version of a policy, with the decision on it")
    public PolicyResponse get(UUID id) {
        PolicyService.Decided decided = policies.policy(current.get(), id);
        return PolicyResponse.of(decided.policy(), decided.decision());
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(summary = "Put a proposal in force, or refuse it (another security admin than its proposer)")
    @APIResponseSchema(value = PolicyResponse.class, responseCode = "201")
    public RestResponse<PolicyResponse> decide(UUID id, @Valid @NotNull PolicyDecisionRequest request) {
        Actor actor = current.get();
        PolicyResponse decided = idempotency.once(actor.subject(), request, PolicyResponse.class, () -> {
            policies.decide(actor, id, request.decision().command, request.comment());
            return get(id);
        });
        return created(decided);
    }

    private static RestResponse<PolicyResponse> created(PolicyResponse policy) {
        return RestResponse.ResponseBuilder.<PolicyResponse>created(URI.create("/api/v1/policies/" + policy.id()))
                .entity(policy)
                .build();
    }
}
