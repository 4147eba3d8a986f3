package io.countersign.review;

import static io.countersign.review.ReviewState.APPROVED;
import static io.countersign.review.ReviewState.CHANGES_REQUESTED;
import static io.countersign.review.ReviewState.DRAFT;
import static io.countersign.review.ReviewState.IN_REVIEW;
import static io.countersign.review.ReviewState.PUBLISHED;
import static io.countersign.review.ReviewState.REJECTED;
import static io.countersign.review.ReviewState.WITHDRAWN;

import io.countersign.document.Digest;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The review as a pure function (ADR 0004). Four eyes, roles, "these very bytes", "the policy is met now" and "nothing was
 * published meanwhile" are guards here and nowhere else; docs/workflow.md is generated from it.
 */
public final class ReviewProcess {

    private ReviewProcess() {}

    /** Why nothing moved. */
    public enum Refusal {
        AUTHOR_ROLE_MISSING,
        REVIEWER_ROLE_MISSING,
        PUBLISHER_ROLE_MISSING,
        OTHER_NAMESPACE,
        OWN_SUBMISSION,
        WRONG_STATE,
        DIGEST_MISMATCH,
        ALREADY_APPROVED,
        NOT_OWNER,
        EVIDENCE_NOT_PROVIDABLE,
        EVIDENCE_IN_THE_FUTURE,
        BASE_MOVED,
        HOST_UNPROVED,
        FROZEN,
        POLICY_ABSENT,
        POLICY_UNMET
    }

    /** What a command comes to. */
    public sealed interface Outcome {
        /** The submission stands elsewhere now, or where it stood with another draft, one approval or one piece of evidence more. */
        record Moved(ReviewState next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /** Decides one command on a submission, of which the dossier holds all that counts. */
    public static Outcome decide(Submission submission, ReviewCommand command, Actor actor, Dossier dossier) {
        Optional<Refusal> refusal = switch (command) {
            case ReviewCommand.Revise _ -> byAuthor(submission, actor, EnumSet.of(DRAFT, CHANGES_REQUESTED));
            case ReviewCommand.Submit(var document) ->
                byAuthor(submission, actor, EnumSet.of(DRAFT, CHANGES_REQUESTED))
                        .or(() -> sameBytes(submission, document.digest()));
            case ReviewCommand.Withdraw _ ->
                byAuthor(submission, actor, EnumSet.of(DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED));
            case ReviewCommand.Approve(var approval) -> approve(submission, approval, actor, dossier);
            case ReviewCommand.Reject(var digest) -> decline(submission, actor, digest, dossier);
            case ReviewCommand.RequestChanges(var digest) -> decline(submission, actor, digest, dossier);
            case ReviewCommand.Provide provide -> provide(submission, provide, actor, dossier);
            case ReviewCommand.Weigh _ ->
                byPublisher(submission, actor, IN_REVIEW).or(() -> met(submission, dossier));
            case ReviewCommand.Publish publish -> publish(submission, publish, actor, dossier);
        };
        return refusal.<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Moved(next(submission, command, dossier)));
    }

    /** Where a command leads that nothing forbids. */
    private static ReviewState next(Submission submission, ReviewCommand command, Dossier dossier) {
        return switch (command) {
            case ReviewCommand.Revise _ -> submission.state();
            case ReviewCommand.Submit _ -> submitted(submission, dossier);
            case ReviewCommand.Withdraw _ -> WITHDRAWN;
            case ReviewCommand.Approve(var approval) -> weighed(submission, dossier.with(approval));
            case ReviewCommand.Reject _ -> REJECTED;
            case ReviewCommand.RequestChanges _ -> CHANGES_REQUESTED;
            case ReviewCommand.Provide provide -> weighed(submission, dossier.with(provide.evidence()));
            case ReviewCommand.Weigh _ -> APPROVED;
            case ReviewCommand.Publish _ -> PUBLISHED;
        };
    }

    /** A new round, which approvals of earlier ones do not enter: only a rule can approve at once. */
    private static ReviewState submitted(Submission submission, Dossier dossier) {
        Submission round = submission.at(IN_REVIEW, submission.baseVersion(), submission.round() + 1);
        return dossier.passesByRule() ? weighed(round, dossier) : IN_REVIEW;
    }

    private static ReviewState weighed(Submission submission, Dossier dossier) {
        return submission.state() == IN_REVIEW && dossier.assess(submission).met() ? APPROVED : submission.state();
    }

    private static Optional<Refusal> byAuthor(Submission submission, Actor actor, Set<ReviewState> from) {
        if (!actor.is(Role.AUTHOR)) {
            return Optional.of(Refusal.AUTHOR_ROLE_MISSING);
        }
        if (!actor.authors(submission.namespace())) {
            return Optional.of(Refusal.OTHER_NAMESPACE);
        }
        return unless(from.contains(submission.state()), Refusal.WRONG_STATE);
    }

    /** An approval still counts after the policy was met and before publication, where the policy asks for more by then. */
    private static Optional<Refusal> approve(Submission submission, Decision approval, Actor actor, Dossier dossier) {
        boolean open = submission.state() == IN_REVIEW
                || (submission.state() == APPROVED
                        && !dossier.assess(submission).met());
        return byDecider(submission, actor, open, approval.digest(), dossier)
                .or(() -> unless(
                        dossier.approvals(submission).stream()
                                .noneMatch(before -> before.reviewer().equals(actor.subject())),
                        Refusal.ALREADY_APPROVED));
    }

    private static Optional<Refusal> decline(Submission submission, Actor actor, Digest digest, Dossier dossier) {
        return byDecider(submission, actor, submission.state() == IN_REVIEW, digest, dossier);
    }

    private static Optional<Refusal> byDecider(
            Submission submission, Actor actor, boolean open, Digest digest, Dossier dossier) {
        // four eyes comes before the role: an author is told so even where no role would help
        if (submission.authors().contains(actor.subject())) {
            return Optional.of(Refusal.OWN_SUBMISSION);
        }
        if (!actor.is(dossier.deciders())) {
            return Optional.of(Refusal.REVIEWER_ROLE_MISSING);
        }
        return unless(open, Refusal.WRONG_STATE).or(() -> sameBytes(submission, digest));
    }

    private static Optional<Refusal> provide(
            Submission submission, ReviewCommand.Provide provide, Actor actor, Dossier dossier) {
        Evidence evidence = provide.evidence();
        Set<ReviewState> open = EnumSet.of(DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED);
        Optional<Refusal> who = switch (evidence.kind()) {
            case DOMAIN_CONTROL -> Optional.of(Refusal.EVIDENCE_NOT_PROVIDABLE);
            case KEY_POSSESSION -> byAuthor(submission, actor, open);
            case OWNER_ATTESTATION ->
                byAuthor(submission, actor, open).or(() -> unless(provide.byOwner(), Refusal.NOT_OWNER));
            case SECURITY_REVIEW, PRIVACY_REVIEW -> byIndependent(submission, actor, open);
        };
        return who.or(() -> sameBytes(submission, evidence.digest()))
                .or(() -> unless(!evidence.observedAt().isAfter(dossier.now()), Refusal.EVIDENCE_IN_THE_FUTURE));
    }

    private static Optional<Refusal> byIndependent(Submission submission, Actor actor, Set<ReviewState> from) {
        if (submission.authors().contains(actor.subject())) {
            return Optional.of(Refusal.OWN_SUBMISSION);
        }
        if (!actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR)) {
            return Optional.of(Refusal.REVIEWER_ROLE_MISSING);
        }
        return unless(from.contains(submission.state()), Refusal.WRONG_STATE);
    }

    private static Optional<Refusal> byPublisher(Submission submission, Actor actor, ReviewState from) {
        if (!actor.is(Role.AUTHOR, Role.REVIEWER)) {
            return Optional.of(Refusal.PUBLISHER_ROLE_MISSING);
        }
        if (!actor.is(Role.REVIEWER) && !actor.authors(submission.namespace())) {
            return Optional.of(Refusal.OTHER_NAMESPACE);
        }
        return unless(submission.state() == from, Refusal.WRONG_STATE);
    }

    /** What was once approved is weighed again by the policy, the evidence and the approvals of the moment it goes live. */
    private static Optional<Refusal> publish(
            Submission submission, ReviewCommand.Publish publish, Actor actor, Dossier dossier) {
        boolean frozen = dossier.policy()
                .flatMap(it -> it.terms().freezeAt(dossier.now()))
                .isPresent();
        return byPublisher(submission, actor, APPROVED)
                .or(() -> sameBytes(submission, publish.document().digest()))
                .or(() -> sameBytes(submission, publish.named()))
                .or(() -> unless(publish.latestVersion() == submission.baseVersion(), Refusal.BASE_MOVED))
                .or(() -> unless(publish.hostProved(), Refusal.HOST_UNPROVED))
                .or(() -> unless(!frozen, Refusal.FROZEN))
                .or(() -> met(submission, dossier));
    }

    private static Optional<Refusal> met(Submission submission, Dossier dossier) {
        return switch (dossier.assess(submission)) {
            case Assessment.Met _ -> Optional.empty();
            case Assessment.Unmet _ -> Optional.of(Refusal.POLICY_UNMET);
            case Assessment.Undecided _ -> Optional.of(Refusal.POLICY_ABSENT);
        };
    }

    private static Optional<Refusal> sameBytes(Submission submission, Digest digest) {
        return unless(digest.equals(submission.digest()), Refusal.DIGEST_MISMATCH);
    }

    private static Optional<Refusal> unless(boolean holds, Refusal refusal) {
        return holds ? Optional.empty() : Optional.of(refusal);
    }
}
