package io.countersign.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a client stands, without regard to what it is about to do.
 *
 * @param reason {@link Reason#TRUSTED}, or why not
 * @param version the number of the live version; 0 when there is none
 * @param digest of the live version
 * @param environment of the client; null when it is unknown
 * @param validUntil how long this may be relied on
 */
public record Standing(
        String clientId,
        TrustStatus status,
        Reason reason,
        int version,
        @Nullable String digest,
        @Nullable String environment,
        Instant validUntil) {}
