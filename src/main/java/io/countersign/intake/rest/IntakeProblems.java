package io.countersign.intake.rest;

import io.countersign.intake.IntakeRefused;
import io.countersign.intake.PromotionRefused;
import io.countersign.intake.RegistrationRefused;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of what wants to come in, as problems. */
final class IntakeProblems {

    @ServerExceptionMapper
    Response refused(IntakeRefused e) {
        String detail = String.valueOf(e.getMessage());
        Problem problem = switch (e.reason()) {
            case UNREADABLE -> Problem.of(ProblemType.MALFORMED_JSON, detail);
            case NO_CLIENT_ID -> InvalidMember.problem("/client_id", detail);
            case NO_TARGET -> InvalidMember.problem("/to", detail);
            case NAMESPACE_AMBIGUOUS -> InvalidMember.problem("namespace", detail);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response refused(RegistrationRefused e) {
        return InvalidMember.problem(e.pointer(), String.valueOf(e.getMessage()))
                .with("error", e.fault().code())
                .response();
    }

    @ServerExceptionMapper
    Response refused(PromotionRefused e) {
        return Problem.of(ProblemType.PROMOTION_REFUSED)
                .with("reason", e.reason().wire())
                .response();
    }
}
