package io.countersign.review;

import java.time.Duration;
import java.time.Instant;

/** What a key holder signs: known to the registry alone until it is handed out, good for one use and ten minutes. */
public record EvidenceChallenge(String value, Instant expiresAt) {

    /** How long it may be used. */
    public static final Duration VALID = Duration.ofMinutes(10);
}
