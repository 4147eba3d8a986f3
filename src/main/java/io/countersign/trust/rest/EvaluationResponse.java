package io.countersign.trust.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.document.Digest;
import io.countersign.trust.Evaluation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An AuthZEN access evaluation response: the decision, and in its context why. */
public record EvaluationResponse(boolean decision, Context context) {

    /** Why: a reason a machine can read, and the state the answer was made from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Context(
            @Nullable UUID id,
            String reason,
            @Nullable String status,
            @Nullable Integer version,
            @Nullable String digest) {}

    static EvaluationResponse of(Evaluation evaluation) {
        Digest digest = evaluation.digest();
        return new EvaluationResponse(
                evaluation.trusted(),
                new Context(
                        evaluation.id(),
                        evaluation.reason().wire(),
                        evaluation.status().wire(),
                        evaluation.version() == 0 ? null : evaluation.version(),
                        digest == null ? null : digest.value()));
    }

    /** A no to something this registry cannot judge. */
    static EvaluationResponse no(String reason) {
        return new EvaluationResponse(false, new Context(null, reason, null, null, null));
    }
}
