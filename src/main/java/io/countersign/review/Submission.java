package io.countersign.review;

import io.countersign.document.Digest;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One proposed document version on its way through review.
 *
 * @param ordinal its place in the list of submissions
 * @param baseVersion the client's newest version when this was made: what the difference is a difference to; 0 when none
 * @param digest the digest of the current draft
 * @param author who made it
 * @param authors everyone who wrote any draft of it
 * @param revision counts changes; the ETag
 */
public record Submission(
        long ordinal,
        UUID id,
        UUID client,
        String namespace,
        ReviewState state,
        int baseVersion,
        Digest digest,
        String author,
        Set<String> authors,
        Instant createdAt,
        Instant updatedAt,
        int revision) {

    public Submission {
        authors = Set.copyOf(authors);
    }
}
