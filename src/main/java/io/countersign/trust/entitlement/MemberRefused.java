package io.countersign.trust.entitlement;

/** Refuses a value that is none of its kind; nothing was done. */
public final class MemberRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String member;

    /** Refuses a member, named by a JSON pointer, for a reason. */
    public MemberRefused(String member, String message) {
        super(message);
        this.member = member;
    }

    /** The member of the request at fault. */
    public String member() {
        return member;
    }
}
