package io.countersign.review.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Finding;
import io.countersign.document.Difference;
import io.countersign.document.HostileText;
import io.countersign.review.Decision;
import io.countersign.review.ReviewState;
import io.countersign.review.ReviewersView;
import io.countersign.review.Submission;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission as the API shows it, with all a reviewer needs to decide. */
public record SubmissionResponse(
        UUID id,
        UUID client,
        String clientId,
        String namespace,
        ReviewState state,
        String origin,
        String originSource,
        String digest,
        int baseVersion,
        int round,
        String author,
        Instant createdAt,
        Instant updatedAt,
        int revision,
        List<Finding> findings,
        List<ChangeResponse> difference,
        List<DecisionResponse> decisions) {

    private static final int LONGEST_NAME = 200;

    /** One change, by what it means (`kind`) and how much it matters. */
    public record ChangeResponse(
            String kind,
            String pointer,
            String member,
            String changeClass,
            String summary,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        static ChangeResponse of(Difference.Change change) {
            return new ChangeResponse(
                    change.kind().wire(),
                    HostileText.clean(change.pointer(), LONGEST_NAME),
                    HostileText.clean(change.member(), LONGEST_NAME),
                    change.changeClass().name().toLowerCase(Locale.ROOT),
                    change.summary(),
                    change.before(),
                    change.after());
        }
    }

    /** What a reviewer decided. */
    public record DecisionResponse(
            UUID id,
            String outcome,
            String digest,
            int round,
            String reviewer,
            List<String> roles,
            @Nullable String comment,
            Instant decidedAt) {
        static DecisionResponse of(Decision decision) {
            return new DecisionResponse(
                    decision.id(),
                    decision.outcome().name(),
                    decision.digest().value(),
                    decision.round(),
                    decision.reviewer(),
                    decision.roles().stream().map(Role::wire).sorted().toList(),
                    decision.comment(),
                    decision.decidedAt());
        }
    }

    static SubmissionResponse of(ReviewersView view) {
        Submission submission = view.submission();
        return new SubmissionResponse(
                submission.id(),
                submission.client(),
                view.client().clientId().value(),
                submission.namespace(),
                submission.state(),
                submission.origin().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                submission.origin().source(),
                submission.digest().value(),
                submission.baseVersion(),
                submission.round(),
                submission.author(),
                submission.createdAt(),
                submission.updatedAt(),
                submission.revision(),
                view.findings(),
                view.difference().stream().map(ChangeResponse::of).toList(),
                view.decisions().stream().map(DecisionResponse::of).toList());
    }
}
