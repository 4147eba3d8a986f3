package io.countersign.delivery.rest;

import io.countersign.delivery.DeliveryRefused;
import io.countersign.delivery.exposure.LifetimesStale;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of acts on deliveries and lifetimes, as problems. */
final class DeliveryProblems {

    @ServerExceptionMapper
    Response refused(DeliveryRefused e) {
        Problem problem = switch (e.reason()) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND);
            case NOT_DEAD -> Problem.of(ProblemType.WRONG_STATE).with("state", e.at());
            case RECIPIENT_GONE -> Problem.of(ProblemType.RECIPIENT_GONE).with("state", e.at());
            case SUPERSEDED -> Problem.of(ProblemType.DELIVERY_SUPERSEDED);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response stale(LifetimesStale e) {
        return Problem.of(ProblemType.PRECONDITION_FAILED)
                .with("revision", e.revision())
                .response();
    }
}
