package io.countersign.review;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule of a rollback, as a pure function: one reviewer or security admin may take an earlier version live again, because two
 * people let its bytes through before, for as long as that approval holds. Freezes do not stop it: it is how one gets out of trouble.
 */
public final class Rollback {

    private Rollback() {}

    /** Why nothing is rolled back. */
    public enum Refusal {
        ROLE_MISSING,
        NO_EARLIER_VERSION,
        SAME_BYTES,
        APPROVAL_UNKNOWN,
        APPROVAL_EXPIRED,
        HOST_UNPROVED
    }

    /**
     * What a rollback looks at.
     *
     * @param version the number asked for
     * @param latest the number that is live
     * @param sameBytes whether both have the same bytes
     * @param approvedUntil until when the approval of the version holds; empty when none is on record
     */
    public record Facts(
            int version,
            int latest,
            boolean sameBytes,
            Optional<Instant> approvedUntil,
            boolean hostProved,
            Instant now) {}

    /** Why not; empty when the version may go live again. */
    public static Optional<Refusal> decide(Facts facts, Actor actor) {
        if (!actor.is(Role.REVIEWER, Role.SECURITY_ADMIN)) {
            return Optional.of(Refusal.ROLE_MISSING);
        }
        if (facts.version() < 1 || facts.version() >= facts.latest()) {
            return Optional.of(Refusal.NO_EARLIER_VERSION);
        }
        if (facts.sameBytes()) {
            return Optional.of(Refusal.SAME_BYTES);
        }
        if (facts.approvedUntil().isEmpty()) {
            return Optional.of(Refusal.APPROVAL_UNKNOWN);
        }
        if (!facts.approvedUntil().get().isAfter(facts.now())) {
            return Optional.of(Refusal.APPROVAL_EXPIRED);
        }
        return facts.hostProved() ? Optional.empty() : Optional.of(Refusal.HOST_UNPROVED);
    }
}
