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

    /** The https port of the embedded default, for the registry and the publisher hosts; {@code 8443} when not set. */
    private static final String PORT = "countersign.port";

    /** Where the embedded default keeps its database, keys and certificates; {@code .countersign} in the working directory when not set. */
    private static final String DATA_DIRECTORY = "countersign.data-directory";

    /** The port of the embedded default for health and metrics; one above {@code countersign.port} when not set. */
    private static final String MANAGEMENT_PORT = "countersign.embedded.management-port";

    /** The port of the dev identity; two above {@code countersign.port} when not set. */
    private static final String IDENTITY_PORT = "countersign.embedded.identity-port";

    private static final int DEFAULT_PORT = 8443;
    private static final int LAST_PORT = 65_535;

    /** The settings of this process. */
    static EmbeddedSettings of(Config config) {
        int https = port(config, PORT, DEFAULT_PORT);
        return new EmbeddedSettings(
                Path.of(config.getOptionalValue(DATA_DIRECTORY, String.class).orElse(".countersign"))
                        .toAbsolutePath()
                        .normalize(),
                https,
                port(config, MANAGEMENT_PORT, https + 1),
                port(config, IDENTITY_PORT, https + 2));
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
