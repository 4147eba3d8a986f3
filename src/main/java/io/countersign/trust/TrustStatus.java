package io.countersign.trust;

import java.util.Locale;

/** Where a client stands once documents of it may be live (design, section 1). */
public enum TrustStatus {
    /** No document version was ever published. */
    UNKNOWN,
    /** Its live document may be relied on. */
    ACTIVE,
    /** Stopped for now; it can be restored. */
    SUSPENDED,
    /** Stopped for ever: the client ID is a tombstone. */
    REVOKED,
    /** Its approval ran out; a newly approved version makes it active again. */
    EXPIRED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in answers, for example {@code suspended}. */
    public String wire() {
        return wire;
    }
}
