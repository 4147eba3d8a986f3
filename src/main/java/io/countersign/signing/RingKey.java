package io.countersign.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * A signing key as it stands; the private half is not in it.
 *
 * @param ordinal its place in the list of keys
 * @param kid its name, the thumbprint of the key (RFC 7638)
 * @param jwk the public half (RFC 7517)
 * @param reason what was said when it came to stand so
 * @param since when it came to stand so
 * @param activeFrom when it began to sign; empty when it never did
 * @param endedAt when it stopped signing, or could no longer be relied on; empty when it may still be used
 */
public record RingKey(
        long ordinal,
        String kid,
        Purpose purpose,
        String algorithm,
        String jwk,
        Instant firstSeen,
        KeyState state,
        String reason,
        Instant since,
        Optional<Instant> activeFrom,
        Optional<Instant> endedAt) {}
