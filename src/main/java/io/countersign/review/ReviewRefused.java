package io.countersign.review;

import io.countersign.review.policy.Freeze;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses an act on a submission; nothing was done. */
public final class ReviewRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ReviewProcess.Refusal reason;
    private final ReviewState state;
    private final transient List<Missing> missing;
    private final transient @Nullable Freeze freeze;

    private ReviewRefused(
            ReviewProcess.Refusal reason, ReviewState state, List<Missing> missing, @Nullable Freeze freeze) {
        super(reason.name());
        this.reason = reason;
        this.state = state;
        this.missing = List.copyOf(missing);
        this.freeze = freeze;
    }

    static ReviewRefused of(ReviewProcess.Refusal reason, Submission submission, Dossier dossier) {
        Optional<Freeze> freeze = dossier.policy().flatMap(it -> it.terms().freezeAt(dossier.now()));
        List<Missing> missing = dossier.assess(submission).open();
        return new ReviewRefused(reason, submission.state(), missing, freeze.orElse(null));
    }

    /** Why. */
    public ReviewProcess.Refusal reason() {
        return reason;
    }

    /** Where the submission stands. */
    public ReviewState state() {
        return state;
    }

    /** What the policy asks for and the submission lacks. */
    public List<Missing> missing() {
        return missing;
    }

    /** The freeze that holds, if one does. */
    public Optional<Freeze> freeze() {
        return Optional.ofNullable(freeze);
    }
}
