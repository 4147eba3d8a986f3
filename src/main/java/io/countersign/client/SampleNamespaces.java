package io.countersign.client;

import io.countersign.platform.RegistryConfig;
import io.countersign.security.Actor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** The two namespaces of the embedded default, each with a publisher host of this machine for production and one for
 * development. */
@ApplicationScoped
class SampleNamespaces {

    private static final List<String> NAMES = List.of("acme", "globex");

    private final RegistryConfig registry;
    private final Namespaces namespaces;
    private final PublisherHosts hosts;
    private final HostProving proving;

    SampleNamespaces(RegistryConfig registry, Namespaces namespaces, PublisherHosts hosts, HostProving proving) {
        this.registry = registry;
        this.namespaces = namespaces;
        this.hosts = hosts;
        this.proving = proving;
    }

    void create(@Observes StartupEvent start) {
        if (registry.sampleData()) {
            String port = ":" + registry.baseUrl().getPort();
            for (String name : NAMES) {
                namespaces.sample(name, Set.of(name + ".localhost" + port));
                hosts.sample(name, name + "-dev.localhost" + port, Environment.DEV);
                hosts.of(name).forEach(host -> proving.attempt(Actor.SYSTEM, host));
            }
        }
    }
}
