package io.countersign.review;

/** Refuses an act on a submission; nothing was done. */
public final class ReviewRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ReviewProcess.Refusal reason;
    private final ReviewState state;

    ReviewRefused(ReviewProcess.Refusal reason, ReviewState state) {
        super(reason.name());
        this.reason = reason;
        this.state = state;
    }

    /** Why. */
    public ReviewProcess.Refusal reason() {
        return reason;
    }

    /** Where the submission stands. */
    public ReviewState state() {
        return state;
    }
}
