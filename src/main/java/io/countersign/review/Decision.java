package io.countersign.review;

import io.countersign.document.Digest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reviewer's act on a submission, bound to the bytes it was about. */
public record Decision(
        UUID id,
        Outcome outcome,
        Digest digest,
        String reviewer,
        @Nullable String comment,
        Instant decidedAt) {

    /** What a reviewer can decide. */
    public enum Outcome {
        APPROVED,
        REJECTED,
        CHANGES_REQUESTED;

        /** The command that carries this decision out on the bytes of the digest. */
        ReviewCommand command(Digest digest) {
            return switch (this) {
                case APPROVED -> new ReviewCommand.Approve(digest);
                case REJECTED -> new ReviewCommand.Reject(digest);
                case CHANGES_REQUESTED -> new ReviewCommand.RequestChanges(digest);
            };
        }
    }
}
