package io.countersign.review.rest;

import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.review.DocumentRefused;
import io.countersign.review.EvidenceRefused;
import io.countersign.review.ReviewRefused;
import io.countersign.review.RevisionStale;
import io.countersign.review.RollbackRefused;
import io.countersign.review.policy.PolicyRefused;
import io.countersign.review.policy.TermsRefused;
import io.countersign.security.Role;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
            case ALREADY_APPROVED -> Problem.of(ProblemType.ALREADY_APPROVED);
            case NOT_OWNER -> Problem.of(ProblemType.NOT_OWNER);
            case EVIDENCE_NOT_PROVIDABLE -> InvalidMember.problem("/kind", "is taken from the proofs of the host");
            case EVIDENCE_IN_THE_FUTURE -> InvalidMember.problem("/observed_at", "lies in the future");
            case BASE_MOVED -> Problem.of(ProblemType.BASE_MOVED);
            case HOST_UNPROVED -> Problem.of(ProblemType.HOST_UNPROVED);
            case FROZEN -> frozen(e);
            case POLICY_ABSENT -> Problem.of(ProblemType.POLICY_ABSENT);
            case POLICY_UNMET -> Problem.of(ProblemType.POLICY_UNMET).with("missing", e.missing());
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

    @ServerExceptionMapper
    Response evidence(EvidenceRefused e) {
        return Problem.of(ProblemType.EVIDENCE_REFUSED)
                .with("reason", String.valueOf(e.getMessage()))
                .response();
    }

    @ServerExceptionMapper
    Response policy(PolicyRefused e) {
        Problem problem = switch (e.reason()) {
            case ROLE_MISSING -> role(Role.SECURITY_ADMIN);
            case OWN_PROPOSAL -> Problem.of(ProblemType.OWN_PROPOSAL);
            case WRONG_STATE ->
                Problem.of(ProblemType.WRONG_STATE).with("state", e.state().wire());
            case BASE_MOVED -> Problem.of(ProblemType.BASE_MOVED);
        };
        return problem.response();
    }

    @ServerExceptionMapper
    Response terms(TermsRefused e) {
        String message = String.valueOf(e.getMessage());
        return Problem.of(ProblemType.POLICY_REFUSED)
                .with("errors", List.of(InvalidMember.error("/terms/" + e.member(), message)))
                .response();
    }

    @ServerExceptionMapper
    Response rollback(RollbackRefused e) {
        Problem problem = switch (e.reason()) {
            case ROLE_MISSING -> role(Role.REVIEWER, Role.SECURITY_ADMIN);
            case HOST_UNPROVED -> Problem.of(ProblemType.HOST_UNPROVED);
            case NO_EARLIER_VERSION, SAME_BYTES, APPROVAL_UNKNOWN, APPROVAL_EXPIRED ->
                Problem.of(ProblemType.ROLLBACK_REFUSED)
                        .with(
                                "reason",
                                e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
        return problem.response();
    }

    private static Problem frozen(ReviewRefused e) {
        Problem problem = Problem.of(ProblemType.FROZEN);
        return e.freeze()
                .map(freeze -> problem.with("reason", freeze.reason()).with("until", freeze.until()))
                .orElse(problem);
    }

    private static Problem role(Role... anyOf) {
        return Problem.of(ProblemType.ROLE_MISSING)
                .with("any_of", Arrays.stream(anyOf).map(Role::wire).toList());
    }
}
