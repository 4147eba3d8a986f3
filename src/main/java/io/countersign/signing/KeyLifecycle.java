package io.countersign.signing;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.time.Instant;

/** The life of a signing key, as a pure function (ADR 0004, ADR 0016): the only place that says what may follow what. */
public final class KeyLifecycle {

    private KeyLifecycle() {}

    /** Why nothing moved. */
    public enum Refusal {
        ROLE_MISSING,
        WRONG_STATE,
        KEY_NOT_MOUNTED,
        NOT_YET
    }

    /** What a command comes to. */
    public sealed interface Outcome {
        /** The key stands elsewhere now. */
        record Moved(KeyState next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /** Decides one command at a moment. */
    public static Outcome decide(KeyState state, KeyCommand command, Actor actor, Instant now) {
        if (!mayAsk(command, actor)) {
            return new Outcome.Refused(Refusal.ROLE_MISSING);
        }
        return switch (command) {
            case KeyCommand.Activate(boolean mounted) -> activate(state, mounted);
            case KeyCommand.Supersede _ -> move(state == KeyState.ACTIVE, KeyState.RETIRING);
            case KeyCommand.Retire retire -> retire(state, retire, now);
            // also a retired key: what it signed in its time no longer counts
            case KeyCommand.Compromise _ -> move(state != KeyState.COMPROMISED, KeyState.COMPROMISED);
        };
    }

    private static boolean mayAsk(KeyCommand command, Actor actor) {
        return command instanceof KeyCommand.Retire ? actor.equals(Actor.SYSTEM) : actor.is(Role.SECURITY_ADMIN);
    }

    /** A key that was dropped does not come back: only one that consumers have seen ahead of its use is taken. */
    private static Outcome activate(KeyState state, boolean mounted) {
        return state == KeyState.PENDING && !mounted
                ? new Outcome.Refused(Refusal.KEY_NOT_MOUNTED)
                : move(state == KeyState.PENDING, KeyState.ACTIVE);
    }

    private static Outcome retire(KeyState state, KeyCommand.Retire retire, Instant now) {
        boolean early = retire.since().plus(retire.after()).isAfter(now);
        return state == KeyState.RETIRING && early
                ? new Outcome.Refused(Refusal.NOT_YET)
                : move(state == KeyState.RETIRING, KeyState.RETIRED);
    }

    private static Outcome move(boolean possible, KeyState next) {
        return possible ? new Outcome.Moved(next) : new Outcome.Refused(Refusal.WRONG_STATE);
    }
}
