package io.countersign.client;

import io.countersign.platform.RegistryConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** The two namespaces of the embedded default, each with a publisher host that resolves to this machine. */
@ApplicationScoped
class SampleNamespaces {

    private static final List<String> NAMES = List.of("acme", "globex");

    private final RegistryConfig registry;
    private final ClientService clients;

    SampleNamespaces(RegistryConfig registry, ClientService clients) {
        this.registry = registry;
        this.clients = clients;
    }

    void create(@Observes StartupEvent start) {
        if (registry.sampleData()) {
            String port = ":" + registry.baseUrl().getPort();
            NAMES.forEach(name -> clients.sampleNamespace(name, Set.of(name + ".localhost" + port)));
        }
    }
}
