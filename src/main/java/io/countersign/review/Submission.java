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
 * @param round counts how often it was handed to the reviewers; a decision counts in its round only
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
        Origin origin,
        int baseVersion,
        Digest digest,
        int round,
        String author,
        Set<String> authors,
        Instant createdAt,
        Instant updatedAt,
        int revision) {

    public Submission {
        authors = Set.copyOf(authors);
    }

    /** The same submission where it came to stand, with another round and base. */
    Submission at(ReviewState next, int onBase, int inRound) {
        return new Submission(
                ordinal, id, client, namespace, next, origin, onBase, digest, inRound, author, authors, createdAt,
                updatedAt, revision);
    }
}
