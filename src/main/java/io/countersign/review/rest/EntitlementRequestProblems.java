package io.countersign.review.rest;

import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.review.entitlement.EntitlementProcess.Refusal;
import io.countersign.review.entitlement.RequestRefused;
import io.countersign.security.Role;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of requests for entitlements, as problems. */
final class EntitlementRequestProblems {

    @ServerExceptionMapper
    Response refused(RequestRefused e) {
        Problem problem = switch (e.reason()) {
            case REQUESTER_ROLE_MISSING -> role(List.of(Role.AUTHOR, Role.SECURITY_ADMIN));
            case DECIDER_ROLE_MISSING -> role(e.deciders());
            case OTHER_NAMESPACE -> Problem.of(ProblemType.OTHER_NAMESPACE);
            case OWN_REQUEST -> Problem.of(ProblemType.OWN_REQUEST);
            case NOT_REQUESTER -> Problem.of(ProblemType.NOT_REQUESTER);
            case WRONG_STATE ->
                Problem.of(ProblemType.WRONG_STATE).with("state", e.state().wire());
            case ALREADY_APPROVED -> Problem.of(ProblemType.ALREADY_APPROVED);
            case CLIENT_REVOKED -> Problem.of(ProblemType.CLIENT_REVOKED);
            case ENTITLEMENT_MOVED -> Problem.of(ProblemType.ENTITLEMENT_MOVED);
            case RESOURCE_DISABLED -> ungrantable(e.reason(), "/resource", "is disabled");
            case SCOPE_UNKNOWN ->
                ungrantable(e.reason(), "/scopes", "are no scopes of the resource: " + String.join(" ", e.unknown()));
            case ENVIRONMENT_MISMATCH ->
                ungrantable(e.reason(), "/environment", "is not the environment of the client");
            case OVER_BEFORE_IT_BEGINS -> ungrantable(e.reason(), "/expires_at", "lies in the past");
        };
        return problem.response();
    }

    private static Problem ungrantable(Refusal reason, String member, String message) {
        return Problem.of(ProblemType.ENTITLEMENT_REFUSED)
                .with("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("errors", List.of(InvalidMember.error(member, message)));
    }

    private static Problem role(List<Role> anyOf) {
        return Problem.of(ProblemType.ROLE_MISSING)
                .with("any_of", anyOf.stream().map(Role::wire).toList());
    }
}
