package io.countersign.client;

import io.countersign.security.Actor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Proves control of publisher hosts: looks outside of any transaction, then keeps what was found. */
@ApplicationScoped
public class HostProving {

    private final PublisherHosts hosts;
    private final HostChallenge challenge;
    private final MeterRegistry metrics;

    HostProving(PublisherHosts hosts, HostChallenge challenge, MeterRegistry metrics) {
        this.hosts = hosts;
        this.challenge = challenge;
        this.metrics = metrics;
    }

    /** Tries now, for those who may act for the namespace; not to be proved is an answer, not an error. */
    public PublisherHosts.Standing verify(Actor actor, String namespace, String host) {
        attempt(actor, hosts.toVerify(actor, namespace, host));
        return hosts.standing(actor, namespace, host);
    }

    void attempt(Actor actor, PublisherHost host) {
        List<HostFinding> findings = challenge.look(host);
        hosts.record(actor, host, findings);
        boolean proved = findings.stream().anyMatch(HostFinding::proved);
        metrics.counter("countersign_host_checks", "outcome", proved ? "proved" : "failed")
                .increment();
    }
}
