package io.countersign.trust.rest;

import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.Role;
import io.countersign.trust.TrustRefused;
import io.countersign.trust.admission.AdmissionService;
import io.countersign.trust.admission.AdmissionTooLarge;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of {@link TrustRefused}, as problems. */
final class TrustProblems {

    @ServerExceptionMapper
    Response refused(TrustRefused e) {
        Problem problem = switch (e.reason()) {
            case ROLE_MISSING ->
                Problem.of(ProblemType.ROLE_MISSING).with("any_of", List.of(Role.SECURITY_ADMIN.wire()));
            case WRONG_STATE ->
                Problem.of(ProblemType.WRONG_STATE).with("state", e.status().wire());
            case SECOND_PERSON_MISSING -> Problem.of(ProblemType.SECOND_PERSON_MISSING);
            case NOT_YET -> Problem.of(ProblemType.INTERNAL);
            case REVOKED_FOR_EVER -> Problem.of(ProblemType.CLIENT_REVOKED);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response tooLarge(AdmissionTooLarge e) {
        return Problem.of(ProblemType.EXPORT_TOO_LARGE)
                .with("limit", AdmissionService.MOST)
                .response();
    }
}
