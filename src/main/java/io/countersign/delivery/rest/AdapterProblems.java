package io.countersign.delivery.rest;

import io.countersign.delivery.adapter.AdapterRefused;
import io.countersign.delivery.adapter.AdapterTermsRefused;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of adapters, as problems. */
final class AdapterProblems {

    @ServerExceptionMapper
    Response refused(AdapterRefused e) {
        Problem problem = switch (e.reason()) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND);
            case UNSAID -> Problem.of(ProblemType.PRECONDITION_REQUIRED);
            case STALE ->
                e.at().isEmpty()
                        ? Problem.of(ProblemType.PRECONDITION_FAILED)
                        : Problem.of(ProblemType.PRECONDITION_FAILED).with("revision", Integer.parseInt(e.at()));
            case WRONG_STATE -> Problem.of(ProblemType.WRONG_STATE).with("state", e.at());
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response terms(AdapterTermsRefused e) {
        return InvalidMember.problem(e.pointer(), String.valueOf(e.getMessage()))
                .response();
    }
}
