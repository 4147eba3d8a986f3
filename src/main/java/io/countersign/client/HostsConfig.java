package io.countersign.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a proof of control of a publisher host lasts, and how often it is repeated. */
@ConfigMapping(prefix = "countersign.hosts")
public interface HostsConfig {

    /** How long a namespace counts as controlling a publisher host after its challenge was found there. */
    @WithDefault("P90D")
    Duration proofLifetime();

    /** How often each publisher host is asked for its challenge again; a failure extends nothing. */
    @WithDefault("PT24H")
    Duration checkInterval();
}
