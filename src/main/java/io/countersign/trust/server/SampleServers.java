package io.countersign.trust.server;

import io.countersign.client.Environment;
import io.countersign.platform.RegistryConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** The authorization servers of the embedded default: those for which the dev identity issues tokens. */
@ApplicationScoped
class SampleServers {

    private final RegistryConfig registry;
    private final AuthorizationServers servers;

    SampleServers(RegistryConfig registry, AuthorizationServers servers) {
        this.registry = registry;
        this.servers = servers;
    }

    void create(@Observes StartupEvent start) {
        if (registry.sampleData()) {
            servers.sample(terms("keycloak", "https://keycloak.localhost/realms/demo", "keycloak-26.7"));
            servers.sample(terms("oidc-provider", "https://oidc-provider.localhost", "oidc-provider-9.13"));
        }
    }

    private static ServerTerms terms(String name, String issuer, String product) {
        return new ServerTerms(
                name,
                issuer,
                Mode.ENFORCE,
                Set.of(Environment.values()),
                product,
                false,
                new Credentials.TokenSubject(name));
    }
}
