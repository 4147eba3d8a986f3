package io.countersign.client;

import io.countersign.platform.RegistryConfig;
import io.countersign.security.Actor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is repeated of publisher hosts: each is asked for its challenge when it is due, by one replica, and they are counted. */
@ApplicationScoped
public class HostChecks {

    private static final Logger LOG = Logger.getLogger(HostChecks.class);
    private static final int MOST_AT_ONCE = 500;

    private final PublisherHosts hosts;
    private final HostProving proving;
    private final RegistryConfig registry;
    private final MeterRegistry metrics;
    private volatile @Nullable Map<HostState, Long> states;

    HostChecks(PublisherHosts hosts, HostProving proving, RegistryConfig registry, MeterRegistry metrics) {
        this.hosts = hosts;
        this.proving = proving;
        this.registry = registry;
        this.metrics = metrics;
        Arrays.stream(HostState.values())
                .forEach(state -> Gauge.builder("countersign_hosts", () -> count(state))
                        .tag("state", state.wire())
                        .description("publisher hosts by what is known of their control")
                        .register(metrics));
    }

    /** Checks the hosts that are due; a host that cannot be checked does not keep the others waiting. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        if (registry.sampleData()) {
            return;
        }
        List<PublisherHost> due = hosts.due(MOST_AT_ONCE);
        for (PublisherHost host : due) {
            try {
                if (hosts.claim(host)) {
                    proving.attempt(Actor.SYSTEM, host);
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "the publisher host %s could not be checked", host.host());
                metrics.counter("countersign_host_checks", "outcome", "error").increment();
            }
        }
    }

    /** Counts the hosts anew; without a database the numbers are unknown, not old. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        states = null;
        states = hosts.states();
    }

    private double count(HostState state) {
        @Nullable Map<HostState, Long> known = states;
        return known == null ? Double.NaN : known.getOrDefault(state, 0L);
    }
}
