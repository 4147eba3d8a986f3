package io.countersign.review;

/** Refuses a change to a submission that is not the one the caller read; nothing was done. */
public final class RevisionStale extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int current;

    RevisionStale(int current) {
        super("the submission is at revision " + current);
        this.current = current;
    }

    /** The revision the submission is at. */
    public int current() {
        return current;
    }
}
