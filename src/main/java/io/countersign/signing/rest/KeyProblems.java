package io.countersign.signing.rest;

import io.countersign.platform.Ids;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.Role;
import io.countersign.signing.KeyActRefused;
import io.countersign.signing.KeyUnavailable;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of acts on keys, and signatures that cannot be made, as problems. */
final class KeyProblems {
    private static final Logger LOG = Logger.getLogger(KeyProblems.class);

    private final Ids ids;

    KeyProblems(Ids ids) {
        this.ids = ids;
    }

    @ServerExceptionMapper
    Response refused(KeyActRefused e) {
        Problem problem = switch (e.reason()) {
            case ROLE_MISSING ->
                Problem.of(ProblemType.ROLE_MISSING).with("any_of", List.of(Role.SECURITY_ADMIN.wire()));
            case WRONG_STATE ->
                Problem.of(ProblemType.WRONG_STATE).with("state", e.state().wire());
            case KEY_NOT_MOUNTED -> Problem.of(ProblemType.KEY_NOT_MOUNTED);
            case NOT_YET -> Problem.of(ProblemType.INTERNAL);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response unavailable(KeyUnavailable e) {
        String incident = ids.next().toString();
        LOG.errorf("incident %s: %s", incident, e.getMessage());
        return Problem.of(ProblemType.UNAVAILABLE).with("incident", incident).response();
    }
}
