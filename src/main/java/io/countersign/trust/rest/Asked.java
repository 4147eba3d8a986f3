package io.countersign.trust.rest;

import io.countersign.trust.Evaluation;
import io.countersign.trust.Judged;
import io.countersign.trust.Question;
import org.jspecify.annotations.Nullable;

/** A question as it was read, and the last yes to it with what is written of that. */
final class Asked {

    private final Question question;
    private final boolean kept;
    private volatile @Nullable Told told;

    /** One that is asked now and, where it is kept, again: only then is anything of the answer worth keeping. */
    Asked(Question question, boolean kept) {
        this.question = question;
        this.kept = kept;
    }

    /** The text as {@link JsonText#since} gives it. */
    private record Told(Judged judged, String because) {}

    Question question() {
        return question;
    }

    /** What was made of it last; null when that was no yes. */
    @Nullable
    Judged judged() {
        Told last = told;
        return last == null ? null : last.judged();
    }

    /** What was written of an evaluation that rests on what was made of the question last; null where it rests on something else. */
    // the same object, and not one that is equal: then it was found to hold still
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    String because(Evaluation evaluation) {
        Told last = told;
        return last != null && last.judged() == evaluation.judged() ? last.because() : null;
    }

    /** Keeps what was written from a place on, if it was a yes. */
    void told(Evaluation evaluation, JsonText out, int from) {
        if (kept && evaluation.verdict().trusted()) {
            told = new Told(evaluation.judged(), out.since(from));
        }
    }
}
