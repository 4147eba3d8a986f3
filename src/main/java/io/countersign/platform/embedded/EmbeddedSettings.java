package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import io.countersign.platform.StartRefusals;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * Where the embedded default keeps its data and which ports it takes.
 *
 * @param directory the data directory, absolute
 * @param httpsPort serves the registry and the publisher hosts
 * @param managementPort serves health and metrics; one above by default
 * @param identityPort serves the dev identity; two above by default
 */
record EmbeddedSettings(Path directory, int httpsPort, int managementPort, int identityPort) {

    private static final int DEFAULT_PORT = 8443;
    private static final int LAST_PORT = 65_535;

    /** The settings of this process. */
    static EmbeddedSettings of(Config config) {
        int https = port(config, "countersign.port", DEFAULT_PORT);
        return new EmbeddedSettings(
                Path.of(config.getOptionalValue("countersign.data-directory", String.class)
                                .orElse(".countersign"))
                        .toAbsolutePath()
                        .normalize(),
                https,
                port(config, "countersign.embedded.management-port", https + 1),
                port(config, "countersign.embedded.identity-port", https + 2));
    }

    /** The registry's own URL. */
    String baseUrl() {
        return "https://localhost:" + httpsPort;
    }

    /** The issuer of the dev identity. */
    String issuer() {
        return "https://localhost:" + identityPort + StartRefusals.DEV_IDENTITY_PATH;
    }

    /** Refuses ports that somebody else has. */
    void requirePorts() {
        Ports.requireFree(httpsPort, "https", "COUNTERSIGN_PORT");
        Ports.requireFree(managementPort, "management", "COUNTERSIGN_EMBEDDED_MANAGEMENT_PORT");
        Ports.requireFree(identityPort, "dev identity", "COUNTERSIGN_EMBEDDED_IDENTITY_PORT");
    }

    private static int port(Config config, String property, int otherwise) {
        int port;
        try {
            port = config.getOptionalValue(property, Integer.class).orElse(otherwise);
        } catch (IllegalArgumentException notANumber) {
            throw new StartFailure(property + " is not a port number", notANumber);
        }
        if (port < 1 || port > LAST_PORT) {
            throw new StartFailure(property + " is not a port number: " + port);
        }
        return port;
    }
}
