package io.countersign.review.policy;

/** Refuses terms that are no policy; nothing was done. */
public final class TermsRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String member;

    TermsRefused(String member, String message) {
        super(message);
        this.member = member;
    }

    /** The member of the terms at fault. */
    public String member() {
        return member;
    }
}
