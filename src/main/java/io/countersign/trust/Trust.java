package io.countersign.trust;

import java.time.Instant;

/**
 * A client's trust as it stands.
 *
 * @param reason what the person who last changed it said, empty when nobody did
 * @param since when it came to stand so
 */
public record Trust(TrustStatus status, String reason, Instant since) {

    /** The trust of a client without a published version. */
    public static final Trust UNKNOWN = new Trust(TrustStatus.UNKNOWN, "", Instant.EPOCH);
}
