package io.countersign.docs;

import io.countersign.check.CheckResult;
import io.countersign.check.Checker;
import io.countersign.check.Finding;
import io.countersign.client.Members;
import io.countersign.delivery.Recipient;
import io.countersign.document.ClientId;
import io.countersign.intake.Promotion;
import io.countersign.problem.BodyLimit;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.review.Missing;
import io.countersign.review.ReviewState;
import io.countersign.security.Role;
import io.countersign.trust.admission.AdmissionService;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One occurrence of each problem type, as the service answers it. */
final class ProblemExamples {

    private static final String INCIDENT = "019ab3a4-6c00-7000-8000-0000000000e1";

    private ProblemExamples() {}

    static Problem of(ProblemType type) {
        Problem plain = Problem.of(type);
        return switch (type) {
            case MALFORMED_JSON -> Problem.of(type, "line 1, column 14: Unexpected end-of-input in VALUE_STRING");
            case DUPLICATE_MEMBER -> Problem.of(type, "line 1, column 27: Duplicate field 'digest'");
            case INVALID_MEMBER -> InvalidMember.problem("/digest", "must not be null");
            case AUTHORIZATION_SERVER_TAKEN ->
                plain.with("errors", List.of(InvalidMember.error("/issuer", "belongs to another one")));
            case ROLE_MISSING -> plain.with("any_of", List.of(Role.REVIEWER.wire()));
            case WRONG_STATE -> plain.with("state", ReviewState.PUBLISHED);
            case PRECONDITION_FAILED -> plain.with("revision", 3);
            case BODY_TOO_LARGE -> plain.with("limit", BodyLimit.BYTES);
            case DOCUMENT_REFUSED -> plain.with("findings", documentFindings());
            case CLIENT_ID_REFUSED ->
                plain.with("findings", new Checker().checkClientId("https://acme.example/oauth/../notes.json"));
            case HOST_NOT_IN_NAMESPACE -> plain.with("publisher_hosts", List.of("acme.example"));
            case LIMIT_REACHED -> plain.with("limit", Members.MOST);
            case EXPORT_TOO_LARGE -> plain.with("limit", AdmissionService.MOST);
            case FROZEN -> plain.with("reason", "end of the year").with("until", "2027-01-04T08:00:00Z");
            case POLICY_UNMET -> plain.with("missing", List.of(new Missing("evidence", "security-review", "P90D", "")));
            case POLICY_REFUSED ->
                plain.with("errors", List.of(InvalidMember.error("/terms/validity", "must be P1D to P3653D")));
            case ENTITLEMENT_REFUSED ->
                plain.with("reason", "scope-unknown")
                        .with(
                                "errors",
                                List.of(InvalidMember.error("/scopes", "are no scopes of the resource: notes.admin")));
            case EVIDENCE_REFUSED ->
                plain.with("reason", "a report needs its https link and the digest of its content");
            case ROLLBACK_REFUSED -> plain.with("reason", "approval-expired");
            case INTERNAL, UNAVAILABLE -> plain.with("incident", INCIDENT);
            case RECIPIENT_GONE -> plain.with("state", Recipient.State.DELETED.wire());
            case PROMOTION_REFUSED -> plain.with("reason", Promotion.Reason.NOT_UPWARDS.wire());
            case IDEMPOTENCY_KEY_INVALID,
                    TOKEN_MISSING,
                    TOKEN_EXPIRED,
                    TOKEN_INVALID,
                    OTHER_NAMESPACE,
                    NOT_OWNER,
                    AUTHORIZATION_SERVER_UNKNOWN,
                    OWN_SUBMISSION,
                    OWN_PROPOSAL,
                    OWN_REQUEST,
                    NOT_REQUESTER,
                    RESOURCE_TAKEN,
                    STREAM_TAKEN,
                    TOO_SOON,
                    TOO_MANY_LISTENERS,
                    ENTITLEMENT_MOVED,
                    SECOND_PERSON_MISSING,
                    ALREADY_APPROVED,
                    HOST_UNPROVED,
                    POLICY_ABSENT,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    NAMESPACE_TAKEN,
                    HOST_TAKEN,
                    CLIENT_ID_TAKEN,
                    DIGEST_MISMATCH,
                    BASE_MOVED,
                    KEY_NOT_MOUNTED,
                    CLIENT_REVOKED,
                    CONCURRENT_CHANGE,
                    DELIVERY_SUPERSEDED,
                    GONE,
                    HISTORY_NOT_KEPT,
                    UNSUPPORTED_MEDIA_TYPE,
                    HOST_IS_PUBLISHED,
                    RESERVED_PATH,
                    IDEMPOTENCY_KEY_REUSED,
                    PRECONDITION_REQUIRED -> plain;
        };
    }

    private static List<Finding> documentFindings() {
        ClientId id = ClientId.parse("https://acme.example/oauth/notes.json");
        byte[] document = """
                {"client_id":"%s","client_name":"Acme Notes","redirect_uris":["https://acme.example/cb"],\
                "token_endpoint_auth_method":"none","client_secret":"s3cret"}""".formatted(id).getBytes(StandardCharsets.UTF_8);
        return switch (new Checker().check(id, document)) {
            case CheckResult.Refused(List<Finding> findings) -> findings;
            case CheckResult.Passed _ -> throw new IllegalStateException("a client_secret is refused");
        };
    }
}
