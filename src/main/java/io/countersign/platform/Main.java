package io.countersign.platform;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;

/** The start of the process: chooses the mode before Quarkus runs, and refuses an unsafe production start (ADR 0008). */
@QuarkusMain
public final class Main {

    Main() {}

    /** Starts the service, or with the arguments {@code token <name>} prints a sample person's bearer token and ends. */
    public static void main(String... arguments) {
        try {
            // Not the registered configuration: Quarkus makes that later, and then sees what the embedded default has
            // set.
            Config config = ConfigUtils.configBuilder().build();
            if (arguments.length > 0 && arguments[0].equals("token")) {
                System.out.println(token(config, arguments));
                return;
            }
            Runnable ready = prepare(config);
            Service.whenReady(ready);
        } catch (StartFailure failure) {
            failure.lines().forEach(line -> System.err.println("countersign: " + line));
            System.exit(1);
        }
        Quarkus.run(Service.class, arguments);
    }

    private static Runnable prepare(Config config) {
        Optional<EmbeddedMode> embedded = embedded();
        if (embedded.filter(EmbeddedMode::runs).isPresent()) {
            return embedded.get().start(config);
        }
        StartSettings settings = StartSettings.of(config, embedded.isEmpty());
        return switch (StartMode.of(settings)) {
            case EMBEDDED -> embedded.orElseThrow().start(config);
            case PRODUCTION -> production(settings);
        };
    }

    private static Runnable production(StartSettings settings) {
        List<String> reasons = StartRefusals.of(settings);
        if (!reasons.isEmpty()) {
            throw new StartFailure(
                    reasons.stream().map(reason -> "start refused: " + reason).toList());
        }
        return () -> {};
    }

    private static String token(Config config, String... arguments) {
        if (arguments.length != 2) {
            throw new StartFailure("usage: token <name>");
        }
        return embedded()
                .orElseThrow(() -> new StartFailure("tokens are made by the embedded default only"))
                .token(config, arguments[1]);
    }

    private static Optional<EmbeddedMode> embedded() {
        if (ImageMode.current().isNativeImage()) {
            return Optional.empty();
        }
        return ServiceLoader.load(EmbeddedMode.class).findFirst();
    }
}
