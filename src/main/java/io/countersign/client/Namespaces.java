package io.countersign.client;

import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The owners of clients: creates namespaces and finds them again. */
@ApplicationScoped
@Transactional
public class Namespaces {

    private final NamespaceRepository namespaces;
    private final PublisherHostRepository hosts;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    Namespaces(NamespaceRepository namespaces, PublisherHostRepository hosts, Log log, Ids ids, Clock clock) {
        this.namespaces = namespaces;
        this.hosts = hosts;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Creates a namespace with its publisher hosts, which are for production. */
    public Namespace create(Actor actor, String name, Set<String> publisherHosts) {
        actor.require(Role.SECURITY_ADMIN);
        return add(actor, name, publisherHosts);
    }

    /** Creates a namespace of the embedded default unless it is there. */
    void sample(String name, Set<String> publisherHosts) {
        if (!namespaces.exists(name)) {
            add(Actor.SYSTEM, name, publisherHosts);
        }
    }

    private Namespace add(Actor actor, String name, Set<String> publisherHosts) {
        if (namespaces.exists(name)) {
            throw ClientRefused.because(ClientRefused.Reason.NAMESPACE_TAKEN);
        }
        if (hosts.anyTaken(publisherHosts)) {
            throw ClientRefused.because(ClientRefused.Reason.HOST_TAKEN);
        }
        List<String> sorted = publisherHosts.stream().sorted().toList();
        namespaces.insert(new Namespace(0, name, publisherHosts, clock.instant(), actor.subject()));
        sorted.forEach(host -> hosts.insert(host, name, Environment.PROD, ids.challenge()));
        log.append(actor, "namespace.created", name, Map.of("publisher_hosts", String.join(" ", sorted)));
        return namespaces.named(name).orElseThrow();
    }

    /** The namespace of the name, for those who may read it. */
    public Namespace namespace(Actor actor, String name) {
        return Optional.of(name).filter(actor::reads).flatMap(namespaces::named).orElseThrow(ClientRefused::notFound);
    }

    /** The namespaces the actor may read, in the order they were created. */
    public Page<Namespace> list(Actor actor, long cursor, int limit) {
        if (actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR)) {
            return Page.of(namespaces.after(cursor, limit + 1), limit, Namespace::ordinal);
        }
        List<Namespace> own = actor.namespaces().stream()
                .filter(actor::authors)
                .sorted()
                .map(namespaces::named)
                .flatMap(Optional::stream)
                .toList();
        return new Page<>(own, null);
    }

    /** The namespace of the name, whoever asks. */
    Optional<Namespace> named(String name) {
        return namespaces.named(name);
    }
}
