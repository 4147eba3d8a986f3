package io.countersign.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What the registry is called from outside. */
@ConfigMapping(prefix = "countersign")
public interface RegistryConfig {

    /** The registry's own https address, without path: issuer of statements and root of every link it gives out. */
    URI baseUrl();

    /** Whether the sample namespaces of the embedded default are created at start. */
    @WithDefault("false")
    boolean sampleData();
}
