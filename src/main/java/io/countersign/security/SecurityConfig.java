package io.countersign.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a token is read. */
@ConfigMapping(prefix = "countersign.security")
public interface SecurityConfig {

    /** The claim that lists the namespaces an author may act in, as an array of their names. */
    @WithDefault("namespaces")
    String namespacesClaim();
}
