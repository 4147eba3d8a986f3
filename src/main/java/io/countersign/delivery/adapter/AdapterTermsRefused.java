package io.countersign.delivery.adapter;

/** Refuses terms that describe no adapter; nothing was done. */
public final class AdapterTermsRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String pointer;

    /** Refuses a member, named by a JSON pointer (RFC 6901), for a reason. */
    public AdapterTermsRefused(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** The member at fault. */
    public String pointer() {
        return pointer;
    }
}
