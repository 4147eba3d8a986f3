package io.countersign.testing;

import io.countersign.security.Actor;
import io.countersign.trust.TrustCommand;
import io.countersign.trust.TrustLifecycle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything that can be asked of a client's trust, in words. */
public final class TrustCases {

    /** The moment at which everything is asked. */
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /** Each command, and where it carries something, with what keeps its guards and what breaks them. */
    public static final Map<String, Function<Actor, TrustCommand>> COMMANDS = commands();

    private TrustCases() {}

    private static Map<String, Function<Actor, TrustCommand>> commands() {
        Map<String, Function<Actor, TrustCommand>> commands = new LinkedHashMap<>();
        commands.put("Publish", _ -> new TrustCommand.Publish());
        commands.put("Suspend", _ -> new TrustCommand.Suspend());
        commands.put("Restore, the first to ask", _ -> new TrustCommand.Restore(Optional.empty()));
        commands.put("Restore what somebody else asked for", _ -> asked("grace", NOW.minusSeconds(60)));
        commands.put("Restore what oneself asked for", actor -> asked(actor.subject(), NOW.minusSeconds(60)));
        commands.put(
                "Restore what somebody asked for the day before",
                _ -> asked("grace", NOW.minus(TrustLifecycle.RESTORE_WITHIN)));
        commands.put("Revoke", _ -> new TrustCommand.Revoke());
        commands.put("Expire", _ -> new TrustCommand.Expire(NOW));
        commands.put("Expire too early", _ -> new TrustCommand.Expire(NOW.plusSeconds(1)));
        return commands;
    }

    private static TrustCommand asked(String by, Instant at) {
        return new TrustCommand.Restore(Optional.of(new TrustCommand.RestoreRequest(by, at)));
    }
}
