package io.countersign.review.policy;

import io.countersign.document.ChangeClass;
import io.countersign.platform.RegistryConfig;
import io.countersign.security.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies of the embedded default: one reviewer for what matters, nobody for the rest. */
@ApplicationScoped
class SamplePolicies {

    private final RegistryConfig registry;
    private final PolicyService policies;

    SamplePolicies(RegistryConfig registry, PolicyService policies) {
        this.registry = registry;
        this.policies = policies;
    }

    void create(@Observes StartupEvent start) {
        if (registry.sampleData()) {
            policies.sample(RiskClass.DEVELOPMENT, terms(Set.of(ChangeClass.values())));
            policies.sample(RiskClass.LOW, terms(Set.of(ChangeClass.OTHER)));
            policies.sample(RiskClass.MODERATE, terms(Set.of()));
            policies.sample(RiskClass.HIGH, terms(Set.of()));
        }
    }

    private static PolicyTerms terms(Set<ChangeClass> withoutPeople) {
        return new PolicyTerms(Map.of(Role.REVIEWER, 1), Map.of(), withoutPeople, Duration.ofDays(365), List.of());
    }
}
