package io.countersign.trust;

import static io.countersign.trust.TrustStatus.ACTIVE;
import static io.countersign.trust.TrustStatus.EXPIRED;
import static io.countersign.trust.TrustStatus.REVOKED;
import static io.countersign.trust.TrustStatus.SUSPENDED;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.TrustCommand.RestoreRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The life of a client after publication, as a pure function (ADR 0004): the only place that says what may follow what. */
public final class TrustLifecycle {

    /** How long the second of the two who restore may take. */
    public static final Duration RESTORE_WITHIN = Duration.ofHours(24);

    private TrustLifecycle() {}

    /** Why nothing moved. */
    public enum Refusal {
        ROLE_MISSING,
        WRONG_STATE,
        REVOKED_FOR_EVER,
        SECOND_PERSON_MISSING,
        NOT_YET
    }

    /** What a command comes to. */
    public sealed interface Outcome {
        /** The client stands elsewhere now, or where it stood. */
        record Moved(TrustStatus next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /** Decides one command at a moment. */
    public static Outcome decide(TrustStatus status, TrustCommand command, Actor actor, Instant now) {
        return switch (command) {
            case TrustCommand.Publish _ -> publish(status);
            // who is expired by the clock alone is suspended like an active one: the emergency does not wait for a
            // sweep
            case TrustCommand.Suspend _ -> admin(actor, status == ACTIVE || status == EXPIRED, status, SUSPENDED);
            case TrustCommand.Restore(var asked) -> restore(status, asked, actor, now);
            // also before a first version: then the client ID is a tombstone that never lived
            case TrustCommand.Revoke _ -> admin(actor, true, status, REVOKED);
            case TrustCommand.Expire(var expiresAt) -> expire(status, expiresAt, now);
        };
    }

    private static Outcome publish(TrustStatus status) {
        return switch (status) {
            case UNKNOWN, ACTIVE, EXPIRED -> new Outcome.Moved(ACTIVE);
            // a new version does not lift a suspension: only two security admins do
            case SUSPENDED -> new Outcome.Moved(SUSPENDED);
            case REVOKED -> new Outcome.Refused(Refusal.REVOKED_FOR_EVER);
        };
    }

    /** Stopping takes one person, letting go on takes two: the first asks, and the client stays suspended until another agrees. */
    private static Outcome restore(TrustStatus status, Optional<RestoreRequest> asked, Actor actor, Instant now) {
        Optional<RestoreRequest> open =
                asked.filter(request -> request.at().plus(RESTORE_WITHIN).isAfter(now));
        Outcome outcome = admin(actor, status == SUSPENDED, status, open.isPresent() ? ACTIVE : SUSPENDED);
        boolean samePerson =
                open.filter(request -> request.by().equals(actor.subject())).isPresent();
        return outcome instanceof Outcome.Moved && samePerson
                ? new Outcome.Refused(Refusal.SECOND_PERSON_MISSING)
                : outcome;
    }

    private static Outcome expire(TrustStatus status, Instant expiresAt, Instant now) {
        if (status != ACTIVE) {
            return new Outcome.Refused(status == REVOKED ? Refusal.REVOKED_FOR_EVER : Refusal.WRONG_STATE);
        }
        return expiresAt.isAfter(now) ? new Outcome.Refused(Refusal.NOT_YET) : new Outcome.Moved(EXPIRED);
    }

    private static Outcome admin(Actor actor, boolean possible, TrustStatus status, TrustStatus next) {
        if (!actor.is(Role.SECURITY_ADMIN)) {
            return new Outcome.Refused(Refusal.ROLE_MISSING);
        }
        if (status == REVOKED) {
            return new Outcome.Refused(Refusal.REVOKED_FOR_EVER);
        }
        return possible ? new Outcome.Moved(next) : new Outcome.Refused(Refusal.WRONG_STATE);
    }
}
