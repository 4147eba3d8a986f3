package io.countersign.review;

import io.countersign.document.Digest;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.security.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as somebody hands it in.
 *
 * @param observedAt when the fact held; null for "now"
 * @param challenge the challenge that was signed; empty for other kinds than key possession
 */
public record EvidenceOffer(
        EvidenceKind kind,
        Digest digest,
        @Nullable Instant observedAt,
        @Nullable String link,
        @Nullable Digest contentDigest,
        String detail,
        String challenge) {

    /** Refuses a report without its link and digest, and anything else with one. */
    public EvidenceOffer {
        if (kind.isReport() != (link != null && contentDigest != null)) {
            throw new EvidenceRefused(
                    kind.isReport()
                            ? "a report needs its https link and the digest of its content"
                            : "only a report has a link and a content_digest");
        }
    }

    Evidence evidence(UUID id, Actor actor, Instant now) {
        Instant observed = observedAt == null ? now : observedAt;
        return new Evidence(id, kind, digest, actor.subject(), now, observed, link, contentDigest, detail);
    }
}
