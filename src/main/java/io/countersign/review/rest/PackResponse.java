package io.countersign.review.rest;

import io.countersign.check.Finding;
import io.countersign.check.ProfileResult;
import io.countersign.check.Verdict;
import io.countersign.review.Assessment;
import io.countersign.review.Decision;
import io.countersign.review.Evidence;
import io.countersign.review.LookAlike;
import io.countersign.review.Missing;
import io.countersign.review.ReviewersPack;
import io.countersign.review.Submission;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Role;
import io.countersign.trust.Use;
import io.countersign.trust.entitlement.Entitlement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reviewer's pack as the API shows it.
 *
 * @param outcome approved, or undecided where no policy applies, or open where something is missing; what became of it where it ended
 * @param missing what the policy asks for and the submission lacks
 * @param evidence everything that was provided, the proof of the host included
 * @param verdicts what each authorization server product would make of the document, and why
 * @param lookAlikes other live clients that people could take for this one
 */
public record PackResponse(
        SubmissionResponse submission,
        String trustStatus,
        String environment,
        String riskClass,
        String outcome,
        @Nullable Instant approvedUntil,
        @Nullable PolicyResponse policy,
        List<Missing> missing,
        List<EvidenceResponse> evidence,
        Approvers approvers,
        boolean hostProved,
        List<Finding> findings,
        List<VerdictResponse> verdicts,
        List<LookAlike> lookAlikes,
        BlastRadius blastRadius) {

    /** A piece of evidence. */
    public record EvidenceResponse(
            String kind,
            String digest,
            String providedBy,
            Instant observedAt,
            @Nullable String link,
            @Nullable String contentDigest,
            String detail) {
        static EvidenceResponse of(Evidence evidence) {
            var report = evidence.contentDigest();
            return new EvidenceResponse(
                    evidence.kind().wire(),
                    evidence.digest().value(),
                    evidence.providedBy(),
                    evidence.observedAt(),
                    evidence.link(),
                    report == null ? null : report.value(),
                    evidence.detail());
        }
    }

    /** What one product would make of the document. */
    public record VerdictResponse(String profile, String title, Verdict verdict, List<String> because) {
        static VerdictResponse of(ProfileResult result) {
            return new VerdictResponse(
                    result.profile().name(), result.profile().title(), result.verdict(), result.because());
        }
    }

    /**
     * Who may still approve.
     *
     * @param roles anybody with one of these
     * @param authors but nobody who wrote a draft
     * @param approvedBy nor anybody who has approved already
     */
    public record Approvers(List<String> roles, List<String> authors, List<String> approvedBy) {}

    /**
     * What a change of the client touches.
     *
     * @param recentUse the authorization servers on record as having asked about the client, the last one first
     * @param entitlements what the client may be granted where, at most 200 of it
     */
    public record BlastRadius(List<Use> recentUse, List<EntitledResponse> entitlements) {}

    /** What the client may be granted at a resource. */
    public record EntitledResponse(
            String resource,
            String environment,
            List<String> scopes,
            @Nullable Instant expiresAt) {
        static EntitledResponse of(Entitlement entitlement) {
            return new EntitledResponse(
                    entitlement.resource().resource().value(),
                    entitlement.environment().wire(),
                    entitlement.scopes().tokens(),
                    entitlement.expiresAt());
        }
    }

    static PackResponse of(ReviewersPack pack) {
        Submission submission = pack.view().submission();
        Assessment assessment = pack.assessment();
        ReviewPolicy policy = pack.dossier().policy().orElse(null);
        return new PackResponse(
                SubmissionResponse.of(pack.view()),
                pack.trust().status().wire(),
                pack.view().client().environment().wire(),
                pack.risk().wire(),
                outcome(submission, assessment),
                assessment instanceof Assessment.Met(var until) ? until : null,
                policy == null ? null : PolicyResponse.of(policy),
                assessment.open(),
                pack.dossier().evidence().stream().map(EvidenceResponse::of).toList(),
                approvers(pack, submission),
                pack.hostProved(),
                pack.view().findings(),
                pack.verdicts().stream().map(VerdictResponse::of).toList(),
                pack.lookAlikes(),
                new BlastRadius(
                        pack.uses(),
                        pack.entitlements().stream().map(EntitledResponse::of).toList()));
    }

    private static String outcome(Submission submission, Assessment assessment) {
        return switch (submission.state()) {
            case DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED ->
                switch (assessment) {
                    case Assessment.Met _ -> "approved";
                    case Assessment.Unmet _ -> "open";
                    case Assessment.Undecided _ -> "undecided";
                };
            case PUBLISHED, REJECTED, WITHDRAWN -> submission.state().name().toLowerCase(Locale.ROOT);
        };
    }

    private static Approvers approvers(ReviewersPack pack, Submission submission) {
        return new Approvers(
                Arrays.stream(pack.dossier().deciders())
                        .map(Role::wire)
                        .sorted()
                        .toList(),
                submission.authors().stream().sorted().toList(),
                pack.dossier().approvals(submission).stream()
                        .map(Decision::reviewer)
                        .distinct()
                        .sorted()
                        .toList());
    }
}
