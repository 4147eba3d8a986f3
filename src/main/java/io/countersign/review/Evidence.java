package io.countersign.review;

import io.countersign.document.Digest;
import io.countersign.review.policy.EvidenceKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dated fact about the bytes of a submission that a policy may want to see.
 *
 * @param digest the bytes it is about
 * @param observedAt when the fact held: what its age is counted from
 * @param link where the report is; null for kinds without one
 * @param contentDigest the digest of the report; null for kinds without one
 * @param detail what was said or proved, in words
 */
public record Evidence(
        UUID id,
        EvidenceKind kind,
        Digest digest,
        String providedBy,
        Instant providedAt,
        Instant observedAt,
        @Nullable String link,
        @Nullable Digest contentDigest,
        String detail) {}
