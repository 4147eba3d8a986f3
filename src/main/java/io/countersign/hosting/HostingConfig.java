package io.countersign.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How documents are served. */
@ConfigMapping(prefix = "countersign.hosting")
interface HostingConfig {

    /** How many bytes of documents, with their header fields, a replica keeps in memory; others cost a database read a request. */
    @WithDefault("33554432")
    long documentBytes();
}
