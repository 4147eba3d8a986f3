package io.countersign.trust.server;

/** Refuses terms that describe no authorization server; nothing was done. */
public final class ServerTermsRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String pointer;

    ServerTermsRefused(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** The member at fault (RFC 6901). */
    public String pointer() {
        return pointer;
    }
}
