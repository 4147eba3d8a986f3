package io.countersign.delivery.exposure;

import io.countersign.log.Differences;
import io.countersign.log.Log;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.server.AuthorizationServer;
import io.countersign.trust.server.AuthorizationServers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How long authorization servers go on by themselves, as said by a security admin; the log has every change. */
@ApplicationScoped
@Transactional
public class ServerLifetimes {

    private final LifetimesRepository repository;
    private final AuthorizationServers servers;
    private final Log log;

    ServerLifetimes(LifetimesRepository repository, AuthorizationServers servers, Log log) {
        this.repository = repository;
        this.servers = servers;
        this.log = log;
    }

    /** The lifetimes of an authorization server, for those who may read it. */
    public Lifetimes of(Actor actor, UUID server) {
        return of(servers.server(actor, server));
    }

    /** The lifetimes of authorization servers, by their ids. */
    public Map<UUID, Lifetimes> of(Collection<AuthorizationServer> servers) {
        Map<UUID, LifetimesRepository.Said> said = repository.all();
        Map<UUID, Lifetimes> lifetimes = new LinkedHashMap<>();
        servers.forEach(server -> lifetimes.put(server.id(), of(server, said)));
        return lifetimes;
    }

    /** Puts other terms in the place of those of a revision; when they are the same, nothing is done. */
    public Lifetimes put(Actor actor, UUID id, int revision, LifetimeTerms terms) {
        actor.require(Role.SECURITY_ADMIN);
        AuthorizationServer server = servers.server(actor, id);
        Lifetimes before = of(server);
        if (before.revision() != revision) {
            throw new LifetimesStale(before.revision());
        }
        Map<String, String> differences = Differences.between(before.terms().told(), terms.told());
        if (differences.isEmpty()) {
            return before;
        }
        if (!repository.put(id, terms, revision)) {
            throw new LifetimesStale(of(server).revision());
        }
        differences.put("authorization_server", id.toString());
        log.append(actor, "authorization-server.lifetimes", server.terms().issuer(), differences);
        return of(server);
    }

    private Lifetimes of(AuthorizationServer server) {
        return of(server, repository.all());
    }

    private static Lifetimes of(AuthorizationServer server, Map<UUID, LifetimesRepository.Said> all) {
        LifetimesRepository.Said said = all.get(server.id());
        return said == null
                ? Lifetimes.unsaid(server)
                : Lifetimes.of(said.terms(), server.terms().product(), said.revision());
    }
}
