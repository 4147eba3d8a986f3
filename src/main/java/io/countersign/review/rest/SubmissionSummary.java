package io.countersign.review.rest;

import io.countersign.review.ReviewState;
import io.countersign.review.Submission;
import java.time.Instant;
import java.util.UUID;

/** A submission in a list. */
public record SubmissionSummary(
        UUID id, UUID client, String namespace, ReviewState state, String digest, String author, Instant updatedAt) {

    static SubmissionSummary of(Submission submission) {
        return new SubmissionSummary(
                submission.id(),
                submission.client(),
                submission.namespace(),
                submission.state(),
                submission.digest().value(),
                submission.author(),
                submission.updatedAt());
    }
}
