package io.countersign.trust;

import static io.countersign.trust.TrustStatus.ACTIVE;
import static io.countersign.trust.TrustStatus.REVOKED;
import static io.countersign.trust.TrustStatus.SUSPENDED;
import static io.countersign.trust.TrustStatus.UNKNOWN;

import io.countersign.security.Actor;
import io.countersign.security.Role;

/** The life of a client after publication, as a pure function (ADR 0004): the only place that says what may follow what. */
public final class TrustLifecycle {

    private TrustLifecycle() {}

    /** Why nothing moved. */
    public enum Refusal {
        ROLE_MISSING,
        WRONG_STATE,
        REVOKED_FOR_EVER
    }

    /** What a command comes to. */
    public sealed interface Outcome {

        /** The client stands elsewhere now, or where it stood. */
        record Moved(TrustStatus next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /** Decides one command. */
    public static Outcome decide(TrustStatus status, TrustCommand command, Actor actor) {
        return switch (command) {
            case TrustCommand.Publish _ -> publish(status);
            case TrustCommand.Suspend _ -> admin(actor, status == ACTIVE, status, SUSPENDED);
            case TrustCommand.Restore _ -> admin(actor, status == SUSPENDED, status, ACTIVE);
            // also before a first version: then the client ID is a tombstone that never lived
            case TrustCommand.Revoke _ -> admin(actor, true, status, REVOKED);
        };
    }

    private static Outcome publish(TrustStatus status) {
        return switch (status) {
            case UNKNOWN, ACTIVE, EXPIRED -> new Outcome.Moved(ACTIVE);
            // a new version does not lift a suspension: only a security admin does
            case SUSPENDED -> new Outcome.Moved(SUSPENDED);
            case REVOKED -> new Outcome.Refused(Refusal.REVOKED_FOR_EVER);
        };
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
