package io.countersign.trust.rest;

import io.countersign.security.CurrentActor;
import io.countersign.security.Role;
import io.countersign.trust.Question;
import io.countersign.trust.TrustService;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** "Is this client trusted for this?", over OpenID AuthZEN Authorization API 1.0. */
@Path(EvaluationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "trust")
public class EvaluationResource {

    /** Where authorization servers ask (AuthZEN 1.0). */
    static final String PATH = "/access/v1/evaluation";

    private static final String REQUEST_ID = "X-Request-ID";
    private static final int REQUEST_ID_LENGTH = 128;

    private final TrustService trust;
    private final CurrentActor current;
    private final MeterRegistry metrics;

    EvaluationResource(TrustService trust, CurrentActor current, MeterRegistry metrics) {
        this.metrics = metrics;
        this.trust = trust;
        this.current = current;
    }

    @POST
    @Authenticated
    @Operation(summary = "Whether a client is trusted for this (authorization server); a no is 200 with decision false")
    public RestResponse<EvaluationResponse> evaluate(
            @Valid @NotNull EvaluationRequest request, @HeaderParam(REQUEST_ID) @Nullable String requestId) {
        EvaluationResponse decided = answer(request);
        metrics.counter(
                        "countersign_evaluations",
                        "decision",
                        Boolean.toString(decided.decision()),
                        "reason",
                        decided.context().reason())
                .increment();
        ResponseBuilder<EvaluationResponse> answer = ResponseBuilder.ok(decided);
        answer.header("Cache-Control", "no-store");
        if (requestId != null && requestId.length() <= REQUEST_ID_LENGTH) {
            answer.header(REQUEST_ID, requestId);
        }
        return answer.build();
    }

    private EvaluationResponse answer(EvaluationRequest request) {
        current.get().require(Role.AUTHORIZATION_SERVER);
        if (!EvaluationRequest.OAUTH_CLIENT.equals(request.subject().type())) {
            return EvaluationResponse.no("subject_type_unknown");
        }
        return request.knownAction()
                .map(action -> new Question(
                        request.subject().id(),
                        action,
                        request.text("redirect_uri"),
                        request.text("digest"),
                        request.text("environment")))
                .map(question -> EvaluationResponse.of(trust.evaluate(current.get(), question)))
                .orElseGet(() -> EvaluationResponse.no("action_unknown"));
    }
}
