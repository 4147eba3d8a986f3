package io.countersign.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** How hosts of other people are read. */
@ConfigMapping(prefix = "countersign.fetch")
public interface FetchConfig {

    /** Whether only public addresses are connected to (RFC 6890 lists the others); `false` stops a production start. */
    @WithDefault("true")
    boolean addressGuard();

    /** The name server that is asked for TXT records and addresses, `host:port`; those of `/etc/resolv.conf` when not set. */
    Optional<String> dnsServer();

    /** Hosts of authorization servers that may have private addresses, and plain http, when they are told of changes; none when not set. */
    Optional<Set<String>> privateHosts();

    /** How many fetches may go on at once; one more is refused. */
    @WithDefault("16")
    int concurrent();
}
