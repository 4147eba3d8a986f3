package io.countersign.trust.server;

import io.countersign.log.Differences;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.server.AuthorizationServer.State;
import io.countersign.trust.server.ServerRefused.Reason;
import io.countersign.trust.view.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The authorization servers that may ask: registers, changes and finds them; one security admin is enough, and the log has it. */
@ApplicationScoped
@Transactional
public class AuthorizationServers {

    /** The most there may be: each replica keeps them all at hand. */
    public static final int MOST = 1000;

    private final ServerRepository servers;
    private final Visibility visibility;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    AuthorizationServers(ServerRepository servers, Visibility visibility, Log log, Ids ids, Clock clock) {
        this.servers = servers;
        this.visibility = visibility;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers an authorization server, enabled. */
    public AuthorizationServer register(Actor actor, ServerTerms terms) {
        actor.require(Role.SECURITY_ADMIN);
        return add(actor, terms);
    }

    /** Registers one of the embedded default, unless there is one of its name. */
    void sample(ServerTerms terms) {
        if (servers.named(terms.name()).isEmpty()) {
            add(Actor.SYSTEM, terms);
        }
    }

    private AuthorizationServer add(Actor actor, ServerTerms terms) {
        if (servers.count() >= MOST) {
            throw ServerRefused.because(Reason.LIMIT_REACHED);
        }
        terms.requireKnownProduct();
        UUID id = ids.next();
        requireFree(id, terms);
        AuthorizationServer added = servers.insert(id, terms, clock.instant(), actor.subject());
        record(actor, "authorization-server.registered", added, terms.told());
        return added;
    }

    /** Puts other terms in the place of those of a revision; when they are the same, nothing is done. */
    public AuthorizationServer change(Actor actor, UUID id, int revision, ServerTerms terms) {
        actor.require(Role.SECURITY_ADMIN);
        AuthorizationServer before = locked(id);
        if (before.revision() != revision) {
            throw ServerRefused.stale(before.revision());
        }
        Map<String, String> differences = Differences.between(before.terms().told(), terms.told());
        if (differences.isEmpty()) {
            return before;
        }
        if (differences.containsKey("product")) {
            terms.requireKnownProduct();
        }
        requireFree(id, terms);
        AuthorizationServer after = servers.change(id, terms, clock.instant());
        record(actor, "authorization-server.changed", after, differences);
        return after;
    }

    /** Stops answering an authorization server. */
    public AuthorizationServer disable(Actor actor, UUID id) {
        return move(actor, id, State.DISABLED);
    }

    /** Answers a disabled authorization server again. */
    public AuthorizationServer enable(Actor actor, UUID id) {
        return move(actor, id, State.ENABLED);
    }

    private AuthorizationServer move(Actor actor, UUID id, State to) {
        actor.require(Role.SECURITY_ADMIN);
        if (locked(id).state() == to) {
            throw ServerRefused.because(to == State.ENABLED ? Reason.ALREADY_ENABLED : Reason.ALREADY_DISABLED);
        }
        AuthorizationServer moved = servers.move(id, to, clock.instant());
        record(actor, "authorization-server." + to.wire(), moved, Map.of());
        return moved;
    }

    /** One authorization server, for those who may read them. */
    public AuthorizationServer server(Actor actor, UUID id) {
        requireReader(actor);
        return servers.byId(id).orElseThrow(() -> ServerRefused.because(Reason.NOT_FOUND));
    }

    /** All authorization servers, in the order in which they were registered. */
    public Page<AuthorizationServer> list(Actor actor, long cursor, int limit) {
        requireReader(actor);
        return Page.of(servers.after(cursor, limit + 1), limit, AuthorizationServer::ordinal);
    }

    /** All authorization servers, in the order in which they were registered, whoever asks. */
    public List<AuthorizationServer> all() {
        return servers.after(0, MOST);
    }

    private AuthorizationServer locked(UUID id) {
        return servers.lock(id).orElseThrow(() -> ServerRefused.because(Reason.NOT_FOUND));
    }

    private void requireFree(UUID id, ServerTerms terms) {
        requireOwn(id, servers.named(terms.name()), Reason.NAME_TAKEN);
        requireOwn(id, servers.ofIssuer(terms.issuer()), Reason.ISSUER_TAKEN);
        if (terms.credentials() instanceof Credentials.TokenSubject(String subject)) {
            requireOwn(id, servers.ofTokenSubject(subject), Reason.TOKEN_SUBJECT_TAKEN);
        }
    }

    private static void requireOwn(UUID id, Optional<AuthorizationServer> holder, Reason otherwise) {
        if (holder.filter(other -> !other.id().equals(id)).isPresent()) {
            throw ServerRefused.because(otherwise);
        }
    }

    private static void requireReader(Actor actor) {
        actor.require(Role.SECURITY_ADMIN, Role.AUDITOR, Role.REVIEWER, Role.OPERATOR);
    }

    private void record(Actor actor, String act, AuthorizationServer server, Map<String, String> detail) {
        Map<String, String> told = new LinkedHashMap<>(detail);
        told.put("authorization_server", server.id().toString());
        visibility.afterCommit();
        log.append(actor, act, server.terms().issuer(), told);
    }
}
