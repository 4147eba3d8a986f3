package io.countersign.client.rest;

import io.countersign.client.ClientRefused;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of {@link ClientRefused}, as problems. */
final class ClientProblems {

    @ServerExceptionMapper
    Response refused(ClientRefused e) {
        Problem problem = switch (e.reason()) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND);
            case NAMESPACE_NOT_FOUND -> InvalidMember.problem("/namespace", "no such namespace");
            case NAMESPACE_TAKEN -> Problem.of(ProblemType.NAMESPACE_TAKEN);
            case HOST_TAKEN -> Problem.of(ProblemType.HOST_TAKEN);
            case CLIENT_ID_TAKEN -> Problem.of(ProblemType.CLIENT_ID_TAKEN);
            case CLIENT_ID_REFUSED -> Problem.of(ProblemType.CLIENT_ID_REFUSED).with("findings", e.findings());
            case HOST_NOT_IN_NAMESPACE ->
                Problem.of(ProblemType.HOST_NOT_IN_NAMESPACE).with("publisher_hosts", e.allowed());
            case HOST_IS_PUBLISHED -> Problem.of(ProblemType.HOST_IS_PUBLISHED);
            case LIMIT_REACHED ->
                Problem.of(ProblemType.LIMIT_REACHED)
                        .with("limit", Integer.parseInt(e.allowed().getFirst()));
            case RESERVED_PATH -> Problem.of(ProblemType.RESERVED_PATH);
        };
        return problem.response();
    }
}
