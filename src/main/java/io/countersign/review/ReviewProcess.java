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
import java.util.Set;

/**
 * The review as a pure function (ADR 0004). Four eyes, roles, "these very bytes" and "nothing was published meanwhile" are
 * guards here and nowhere else; docs/workflow.md is generated from it.
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
        BASE_MOVED
    }

    /** What a command comes to. */
    public sealed interface Outcome {

        /** The submission stands elsewhere now, or where it stood with another draft. */
        record Moved(ReviewState next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /** Decides one command on a submission. */
    public static Outcome decide(Submission submission, ReviewCommand command, Actor actor) {
        return switch (command) {
            case ReviewCommand.Revise _ ->
                byAuthor(submission, actor, Set.of(DRAFT, CHANGES_REQUESTED), submission.state());
            case ReviewCommand.Submit submit -> submit(submission, submit, actor);
            case ReviewCommand.Withdraw _ ->
                byAuthor(submission, actor, Set.of(DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED), WITHDRAWN);
            case ReviewCommand.Approve(var digest) -> byReviewer(submission, actor, digest, APPROVED);
            case ReviewCommand.Reject(var digest) -> byReviewer(submission, actor, digest, REJECTED);
            case ReviewCommand.RequestChanges(var digest) -> byReviewer(submission, actor, digest, CHANGES_REQUESTED);
            case ReviewCommand.Publish publish -> publish(submission, publish, actor);
        };
    }

    private static Outcome byAuthor(Submission submission, Actor actor, Set<ReviewState> from, ReviewState next) {
        if (!actor.is(Role.AUTHOR)) {
            return new Outcome.Refused(Refusal.AUTHOR_ROLE_MISSING);
        }
        if (!actor.authors(submission.namespace())) {
            return new Outcome.Refused(Refusal.OTHER_NAMESPACE);
        }
        return from.contains(submission.state()) ? new Outcome.Moved(next) : new Outcome.Refused(Refusal.WRONG_STATE);
    }

    private static Outcome submit(Submission submission, ReviewCommand.Submit submit, Actor actor) {
        Outcome outcome = byAuthor(submission, actor, Set.of(DRAFT, CHANGES_REQUESTED), IN_REVIEW);
        boolean sameBytes = submit.document().digest().equals(submission.digest());
        return outcome instanceof Outcome.Moved && !sameBytes ? new Outcome.Refused(Refusal.DIGEST_MISMATCH) : outcome;
    }

    private static Outcome byReviewer(Submission submission, Actor actor, Digest digest, ReviewState next) {
        // four eyes comes before the role: an author is told so even where no role would help
        if (submission.authors().contains(actor.subject())) {
            return new Outcome.Refused(Refusal.OWN_SUBMISSION);
        }
        if (!actor.is(Role.REVIEWER)) {
            return new Outcome.Refused(Refusal.REVIEWER_ROLE_MISSING);
        }
        if (submission.state() != IN_REVIEW) {
            return new Outcome.Refused(Refusal.WRONG_STATE);
        }
        return digest.equals(submission.digest())
                ? new Outcome.Moved(next)
                : new Outcome.Refused(Refusal.DIGEST_MISMATCH);
    }

    private static Outcome publish(Submission submission, ReviewCommand.Publish publish, Actor actor) {
        if (!actor.is(Role.AUTHOR, Role.REVIEWER)) {
            return new Outcome.Refused(Refusal.PUBLISHER_ROLE_MISSING);
        }
        if (!actor.is(Role.REVIEWER) && !actor.authors(submission.namespace())) {
            return new Outcome.Refused(Refusal.OTHER_NAMESPACE);
        }
        if (submission.state() != APPROVED) {
            return new Outcome.Refused(Refusal.WRONG_STATE);
        }
        boolean approvedBytes = publish.document().digest().equals(submission.digest())
                && publish.named().equals(submission.digest());
        if (!approvedBytes) {
            return new Outcome.Refused(Refusal.DIGEST_MISMATCH);
        }
        return publish.latestVersion() == submission.baseVersion()
                ? new Outcome.Moved(PUBLISHED)
                : new Outcome.Refused(Refusal.BASE_MOVED);
    }
}
