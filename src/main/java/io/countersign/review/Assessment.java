package io.countersign.review;

import java.time.Instant;
import java.util.List;

/** What a policy makes of a submission at one moment. */
public sealed interface Assessment {

    /**
     * The policy is met.
     *
     * @param until when the first of the approvals that count ends
     */
    record Met(Instant until) implements Assessment {}

    /** The policy is not met: what is missing, never empty. */
    record Unmet(List<Missing> missing) implements Assessment {
        public Unmet {
            missing = List.copyOf(missing);
        }
    }

    /** No policy applies, so nothing that anybody does approves anything. */
    record Undecided() implements Assessment {}

    /** Whether the policy is met. */
    default boolean met() {
        return this instanceof Met;
    }

    /** What is missing, as far as a policy says. */
    default List<Missing> open() {
        return this instanceof Unmet(List<Missing> missing) ? missing : List.of();
    }
}
