package io.countersign.trust.rest;

import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.Role;
import io.countersign.trust.ServerUnregistered;
import io.countersign.trust.TrustRefused;
import io.countersign.trust.ViewStale;
import io.countersign.trust.admission.AdmissionService;
import io.countersign.trust.admission.AdmissionTooLarge;
import io.countersign.trust.admission.EnvironmentNotServed;
import io.countersign.trust.server.AuthorizationServer.State;
import io.countersign.trust.server.AuthorizationServers;
import io.countersign.trust.server.ServerRefused;
import io.countersign.trust.server.ServerTermsRefused;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of trust, as problems. */
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
    Response server(ServerRefused e) {
        Problem problem = switch (e.reason()) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND);
            case NAME_TAKEN -> taken("/name");
            case ISSUER_TAKEN -> taken("/issuer");
            case TOKEN_SUBJECT_TAKEN -> taken("/credentials/token_subject");
            case STALE -> Problem.of(ProblemType.PRECONDITION_FAILED).with("revision", e.revision());
            case ALREADY_ENABLED -> Problem.of(ProblemType.WRONG_STATE).with("state", State.ENABLED.wire());
            case ALREADY_DISABLED -> Problem.of(ProblemType.WRONG_STATE).with("state", State.DISABLED.wire());
            case LIMIT_REACHED -> Problem.of(ProblemType.LIMIT_REACHED).with("limit", AuthorizationServers.MOST);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response terms(ServerTermsRefused e) {
        return InvalidMember.problem(e.pointer(), String.valueOf(e.getMessage()))
                .response();
    }

    private static Problem taken(String pointer) {
        return Problem.of(ProblemType.AUTHORIZATION_SERVER_TAKEN)
                .with("errors", List.of(InvalidMember.error(pointer, "belongs to another one")));
    }

    @ServerExceptionMapper
    Response tooLarge(AdmissionTooLarge e) {
        return Problem.of(ProblemType.EXPORT_TOO_LARGE)
                .with("limit", AdmissionService.MOST)
                .response();
    }

    @ServerExceptionMapper
    Response notServed(EnvironmentNotServed e) {
        return InvalidMember.problem("environment", "must be one that the authorization server is registered for")
                .response();
    }

    @ServerExceptionMapper
    Response unregistered(ServerUnregistered e) {
        return Problem.of(ProblemType.AUTHORIZATION_SERVER_UNKNOWN).response();
    }

    @ServerExceptionMapper
    Response stale(ViewStale e) {
        return Problem.of(ProblemType.UNAVAILABLE).response();
    }
}
