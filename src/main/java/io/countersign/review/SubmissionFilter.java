package io.countersign.review;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which submissions a list holds; what is null does not narrow it. */
public record SubmissionFilter(
        @Nullable UUID client,
        @Nullable ReviewState state,
        @Nullable Collection<String> namespaces) {

    SubmissionFilter within(Collection<String> readable) {
        return new SubmissionFilter(client, state, readable);
    }
}
