package io.countersign.testing;

import io.countersign.trust.TrustCommand;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that can be asked of a client's trust, in words. */
public final class TrustCases {

    /** Each command once: none carries anything. */
    public static final Map<String, TrustCommand> COMMANDS = commands();

    private TrustCases() {}

    private static Map<String, TrustCommand> commands() {
        Map<String, TrustCommand> commands = new LinkedHashMap<>();
        commands.put("Publish", new TrustCommand.Publish());
        commands.put("Suspend", new TrustCommand.Suspend());
        commands.put("Restore", new TrustCommand.Restore());
        commands.put("Revoke", new TrustCommand.Revoke());
        return commands;
    }
}
