package io.countersign.review.rest;

import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.review.DocumentRefused;
import io.countersign.review.ReviewRefused;
import io.countersign.review.RevisionStale;
import io.countersign.security.Role;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of the review, as problems. */
final class ReviewProblems {

    @ServerExceptionMapper
    Response refused(ReviewRefused e) {
        Problem problem = switch (e.reason()) {
            case AUTHOR_ROLE_MISSING -> role(Role.AUTHOR);
            case REVIEWER_ROLE_MISSING -> role(Role.REVIEWER);
            case PUBLISHER_ROLE_MISSING -> role(Role.AUTHOR, Role.REVIEWER);
            case OTHER_NAMESPACE -> Problem.of(ProblemType.OTHER_NAMESPACE);
            case OWN_SUBMISSION -> Problem.of(ProblemType.OWN_SUBMISSION);
            case WRONG_STATE -> Problem.of(ProblemType.WRONG_STATE).with("state", e.state());
            case DIGEST_MISMATCH -> Problem.of(ProblemType.DIGEST_MISMATCH);
            case BASE_MOVED -> Problem.of(ProblemType.BASE_MOVED);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response document(DocumentRefused e) {
        return Problem.of(ProblemType.DOCUMENT_REFUSED)
                .with("findings", e.findings())
                .response();
    }

    @ServerExceptionMapper
    Response stale(RevisionStale e) {
        return Problem.of(ProblemType.PRECONDITION_FAILED)
                .with("revision", e.current())
                .response();
    }

    private static Problem role(Role... anyOf) {
        return Problem.of(ProblemType.ROLE_MISSING)
                .with("any_of", Arrays.stream(anyOf).map(Role::wire).toList());
    }
}
