package io.countersign.trust.rest;

import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.trust.entitlement.MemberRefused;
import io.countersign.trust.entitlement.ResourceRefused;
import io.countersign.trust.entitlement.WithdrawalRefused;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of resources and entitlements, as problems. */
final class EntitlementProblems {

    @ServerExceptionMapper
    Response member(MemberRefused e) {
        return InvalidMember.problem(e.member(), String.valueOf(e.getMessage())).response();
    }

    @ServerExceptionMapper
    Response resource(ResourceRefused e) {
        Problem problem = switch (e.reason()) {
            case TAKEN -> Problem.of(ProblemType.RESOURCE_TAKEN);
            case STALE -> Problem.of(ProblemType.PRECONDITION_FAILED).with("revision", Integer.parseInt(e.at()));
            case WRONG_STATE -> Problem.of(ProblemType.WRONG_STATE).with("state", e.at());
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response withdrawal(WithdrawalRefused e) {
        return Problem.of(ProblemType.WRONG_STATE)
                .with("state", e.state().wire())
                .response();
    }
}
