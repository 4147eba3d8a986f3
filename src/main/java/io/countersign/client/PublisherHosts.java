package io.countersign.client;

import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The publisher hosts of namespaces and the proofs of control over them. */
@ApplicationScoped
@Transactional
public class PublisherHosts {

    /** The most publisher hosts of one namespace. */
    public static final int MOST = 100;

    private final Namespaces namespaces;
    private final PublisherHostRepository hosts;
    private final HostProofRepository proofs;
    private final HostsConfig config;
    private final Members members;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    PublisherHosts(
            Namespaces namespaces,
            PublisherHostRepository hosts,
            HostProofRepository proofs,
            HostsConfig config,
            Members members,
            Log log,
            Ids ids,
            Clock clock) {
        this.namespaces = namespaces;
        this.hosts = hosts;
        this.proofs = proofs;
        this.config = config;
        this.members = members;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** A host and how its proof stands. */
    public record Standing(PublisherHost host, HostState state, Optional<HostProof> proof, List<HostAttempt> last) {}

    /** Gives a namespace one publisher host more. */
    public Standing add(Actor actor, String namespace, String host, Environment environment) {
        actor.require(Role.SECURITY_ADMIN);
        Namespace owner = namespaces.namespace(actor, namespace);
        return standing(insert(actor, owner, host, environment));
    }

    /** Gives a namespace of the embedded default a host unless it is there. */
    void sample(String namespace, String host, Environment environment) {
        if (hosts.named(host).isEmpty()) {
            insert(Actor.SYSTEM, namespaces.named(namespace).orElseThrow(), host, environment);
        }
    }

    private PublisherHost insert(Actor actor, Namespace owner, String host, Environment environment) {
        if (hosts.named(host).isPresent()) {
            throw ClientRefused.because(ClientRefused.Reason.HOST_TAKEN);
        }
        if (owner.publisherHosts().size() >= MOST) {
            throw ClientRefused.limit(MOST);
        }
        PublisherHost added = hosts.insert(host, owner.name(), environment, ids.challenge());
        log.append(actor, "host.added", host, Map.of("namespace", owner.name(), "environment", environment.wire()));
        return added;
    }

    /** A host of a namespace, for those who may read that. */
    public Standing standing(Actor actor, String namespace, String host) {
        namespaces.namespace(actor, namespace);
        return hosts.named(host)
                .filter(found -> found.namespace().equals(namespace))
                .map(this::standing)
                .orElseThrow(ClientRefused::notFound);
    }

    /** The hosts of a namespace, in the order they were added, for those who may read it. */
    public Page<Standing> list(Actor actor, String namespace, long cursor, int limit) {
        namespaces.namespace(actor, namespace);
        return Page.of(
                hosts.after(namespace, cursor, limit + 1).stream()
                        .map(this::standing)
                        .toList(),
                limit,
                standing -> standing.host().ordinal());
    }

    /** All hosts of a namespace, whoever asks. */
    List<PublisherHost> of(String namespace) {
        return hosts.of(List.of(namespace));
    }

    /** Whether a host name is a publisher host, on whatever port, whoever asks. */
    boolean isPublished(String name) {
        return hosts.isPublished(name);
    }

    /** The publisher host of that name, whoever asks. */
    Optional<PublisherHost> named(String host) {
        return hosts.named(host);
    }

    /** The unexpired proof of control of a host. */
    Optional<HostProof> proof(String host) {
        return proofs.proof(host).filter(proof -> clock.instant().isBefore(proof.expiresAt()));
    }

    /** A host whose namespace the actor may act for: its owners, its authors, and security admins. */
    PublisherHost toVerify(Actor actor, String namespace, String host) {
        PublisherHost found = standing(actor, namespace, host).host();
        if (!actor.is(Role.SECURITY_ADMIN) && !members.owns(actor, namespace)) {
            members.within(actor, namespace).requireAuthor(namespace);
        }
        return found;
    }

    /** Keeps what was found on a host; the log hears of it when it is not what was known. */
    void record(Actor actor, PublisherHost host, List<HostFinding> findings) {
        hosts.lock(host.host());
        Standing before = standing(host);
        Instant now = clock.instant();
        findings.forEach(finding -> proofs.insert(new HostAttempt(
                host.host(),
                finding.method(),
                finding.detail(),
                now,
                finding.proved() ? now.plus(config.proofLifetime()) : null)));
        boolean proved = findings.stream().anyMatch(HostFinding::proved);
        boolean known = !before.last().isEmpty()
                && before.last().stream().anyMatch(HostAttempt::proved) == proved
                && (before.state() == HostState.PROVED || !proved);
        if (!known) {
            log.append(
                    actor, proved ? "host.proved" : "host.proof-failed", host.host(), detail(host, findings, proved));
        }
    }

    private static Map<String, String> detail(PublisherHost host, List<HostFinding> findings, boolean proved) {
        String told = findings.stream()
                .filter(finding -> finding.proved() == proved)
                .map(finding -> finding.method().wire() + ": " + finding.detail())
                .collect(Collectors.joining("; "));
        return Map.of("namespace", host.namespace(), proved ? "proof" : "reason", told);
    }

    /** Hosts that are due to be checked again, a bounded number of them. */
    List<PublisherHost> due(int most) {
        return hosts.due(clock.instant(), most);
    }

    /** Takes a host that is due; false when another replica was faster. */
    boolean claim(PublisherHost host) {
        Instant now = clock.instant();
        return hosts.claim(host.host(), now, now.plus(config.checkInterval()));
    }

    /** How many hosts there are in each state. */
    Map<HostState, Long> states() {
        return hosts.states(clock.instant());
    }

    private Standing standing(PublisherHost host) {
        Optional<HostProof> proof = proofs.proof(host.host());
        return new Standing(host, HostState.of(proof, clock.instant()), proof, proofs.last(host.host()));
    }
}
