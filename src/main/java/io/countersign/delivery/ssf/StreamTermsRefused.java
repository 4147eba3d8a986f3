package io.countersign.delivery.ssf;

/** Refuses a member of what a receiver wants of a stream. */
public final class StreamTermsRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pointer;

    /** Refuses a member, named by a JSON pointer (RFC 6901), for a reason. */
    public StreamTermsRefused(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** The member at fault. */
    public String pointer() {
        return pointer;
    }
}
