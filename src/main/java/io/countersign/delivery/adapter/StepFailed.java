package io.countersign.delivery.adapter;

import io.countersign.delivery.Evidence;
import io.countersign.delivery.Outcome;
import java.util.List;

/** A step of telling did not come off; the message names it, in words of ours. */
final class StepFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean unreachable;
    private final long retryAfter;

    private StepFailed(String message, boolean unreachable, long retryAfter) {
        super(message);
        this.unreachable = unreachable;
        this.retryAfter = retryAfter;
    }

    /** The other side cannot be reached, or does nothing for us now. */
    static StepFailed unreachable(String step, String why, long retryAfter) {
        return new StepFailed(step + ": " + why, true, retryAfter);
    }

    /** The other side is there and does not do this. */
    static StepFailed rejected(String step, String why) {
        return new StepFailed(step + ": " + why, false, 0);
    }

    String why() {
        return String.valueOf(getMessage());
    }

    boolean isUnreachable() {
        return unreachable;
    }

    Outcome outcome(List<Evidence> evidence) {
        return unreachable
                ? new Outcome.Unreachable(why(), retryAfter, evidence)
                : new Outcome.Rejected(why(), evidence);
    }
}
