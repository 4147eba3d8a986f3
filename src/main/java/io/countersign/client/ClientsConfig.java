package io.countersign.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long clients live. */
@ConfigMapping(prefix = "countersign.clients")
public interface ClientsConfig {

    /** How long a development client (one on a `dev` publisher host) is served after it was created. */
    @WithDefault("P30D")
    Duration developmentLifetime();
}
