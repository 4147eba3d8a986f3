package io.countersign.delivery;

import java.time.Instant;
import java.util.List;

/** What came of telling. */
public sealed interface Outcome {

    /** What was sent and answered. */
    List<Evidence> evidence();

    /** The recipient said that it has it. */
    record Acknowledged(Instant at, List<Evidence> evidence) implements Outcome {
        /** Takes a copy. */
        public Acknowledged {
            evidence = List.copyOf(evidence);
        }
    }

    /** The state was read back from the recipient and is what it must be. */
    record Verified(Instant acknowledgedAt, Instant verifiedAt, List<Evidence> evidence) implements Outcome {
        /** Takes a copy. */
        public Verified {
            evidence = List.copyOf(evidence);
        }
    }

    /** The recipient cannot be reached, or takes nothing at all now: the others wait too. */
    record Unreachable(String reason, long retryAfterSeconds, List<Evidence> evidence) implements Outcome {
        /** Takes a copy. */
        public Unreachable {
            evidence = List.copyOf(evidence);
        }
    }

    /** The recipient is there and does not take this one. */
    record Rejected(String reason, List<Evidence> evidence) implements Outcome {
        /** Takes a copy. */
        public Rejected {
            evidence = List.copyOf(evidence);
        }
    }
}
