package io.countersign.delivery.adapter;

import io.countersign.delivery.Recipient;
import io.countersign.delivery.adapter.AdapterRefused.Reason;
import io.countersign.fetch.Caller;
import io.countersign.log.Differences;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.server.AuthorizationServer;
import io.countersign.trust.server.AuthorizationServers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The adapters of authorization servers, one each at most: registers, changes, pauses and finds them; the log has every act. */
@ApplicationScoped
@Transactional
public class Adapters {

    private final AdapterRepository adapters;
    private final AuthorizationServers servers;
    private final MountedCredentials credentials;
    private final Caller caller;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    Adapters(
            AdapterRepository adapters,
            AuthorizationServers servers,
            MountedCredentials credentials,
            Caller caller,
            Log log,
            Ids ids,
            Clock clock) {
        this.adapters = adapters;
        this.servers = servers;
        this.credentials = credentials;
        this.caller = caller;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** The adapter of an authorization server, for those who may read it. */
    public RegisteredAdapter of(Actor actor, UUID server) {
        servers.server(actor, server);
        return adapters.ofServer(server).orElseThrow(() -> AdapterRefused.because(Reason.NOT_FOUND));
    }

    /** What became of putting terms. */
    public record Put(RegisteredAdapter adapter, boolean registered) {}

    /**
     * Registers the adapter of an authorization server, or puts other terms in the place of those of a revision.
     *
     * @param revision the one that was read; none where there is no adapter yet
     */
    public Put put(Actor actor, UUID serverId, OptionalInt revision, AdapterTerms terms) {
        actor.require(Role.SECURITY_ADMIN);
        AuthorizationServer server = servers.server(actor, serverId);
        Optional<RegisteredAdapter> before = adapters.lock(serverId);
        requireCurrent(before, revision);
        if (!caller.mayCall(terms.url())) {
            throw new AdapterTermsRefused("/url", "must be https, unless its host is one that may be private");
        }
        credentials.require(terms);
        if (before.isPresent()) {
            return new Put(changed(actor, server, before.get(), terms), false);
        }
        adapters.insert(ids.next(), serverId, terms, clock.instant(), actor.subject());
        record(actor, "adapter.registered", server, terms.told());
        return new Put(adapters.ofServer(serverId).orElseThrow(), true);
    }

    private static void requireCurrent(Optional<RegisteredAdapter> before, OptionalInt revision) {
        if (before.isPresent() && revision.isEmpty()) {
            throw AdapterRefused.because(Reason.UNSAID);
        }
        if (before.isEmpty() && revision.isPresent()) {
            throw AdapterRefused.because(Reason.STALE);
        }
        if (before.isPresent() && before.get().revision() != revision.getAsInt()) {
            throw AdapterRefused.stale(before.get().revision());
        }
    }

    private RegisteredAdapter changed(
            Actor actor, AuthorizationServer server, RegisteredAdapter before, AdapterTerms terms) {
        if (before.terms().kind() != terms.kind()) {
            throw new AdapterTermsRefused("/kind", "does not change; delete the adapter and register another");
        }
        Map<String, String> differences = Differences.between(before.terms().told(), terms.told());
        if (differences.isEmpty()) {
            return before;
        }
        adapters.change(before.id(), terms, clock.instant());
        record(actor, "adapter.changed", server, differences);
        return adapters.byId(before.id()).orElseThrow();
    }

    /** Lets what is to be told wait. */
    public RegisteredAdapter pause(Actor actor, UUID server) {
        return move(actor, server, Recipient.State.ENABLED, Recipient.State.PAUSED, "adapter.paused");
    }

    /** Tells what has waited, at once. */
    public RegisteredAdapter resume(Actor actor, UUID server) {
        return move(actor, server, Recipient.State.PAUSED, Recipient.State.ENABLED, "adapter.resumed");
    }

    private RegisteredAdapter move(Actor actor, UUID serverId, Recipient.State from, Recipient.State to, String act) {
        actor.require(Role.SECURITY_ADMIN);
        AuthorizationServer server = servers.server(actor, serverId);
        RegisteredAdapter before = locked(serverId);
        if (before.state() != from) {
            throw AdapterRefused.in(before.state());
        }
        adapters.move(before.id(), to, clock.instant());
        record(actor, act, server, Map.of());
        return adapters.byId(before.id()).orElseThrow();
    }

    /** Takes it away; what it has told stays on record, what it has not told is told nobody. */
    public void delete(Actor actor, UUID serverId) {
        actor.require(Role.SECURITY_ADMIN);
        AuthorizationServer server = servers.server(actor, serverId);
        adapters.move(locked(serverId).id(), Recipient.State.DELETED, clock.instant());
        record(actor, "adapter.deleted", server, Map.of());
    }

    /** The adapter to check, for those who may. */
    RegisteredAdapter toCheck(Actor actor, UUID server) {
        actor.require(Role.SECURITY_ADMIN);
        return of(actor, server);
    }

    /** Writes down that it was checked. */
    void checked(Actor actor, RegisteredAdapter adapter, AdapterCheck check) {
        AuthorizationServer server = servers.server(actor, adapter.server());
        record(actor, "adapter.checked", server, Map.of("works", Boolean.toString(check.works())));
    }

    private RegisteredAdapter locked(UUID server) {
        return adapters.lock(server).orElseThrow(() -> AdapterRefused.because(Reason.NOT_FOUND));
    }

    private void record(Actor actor, String act, AuthorizationServer server, Map<String, String> detail) {
        Map<String, String> told = new LinkedHashMap<>(detail);
        told.put("authorization_server", server.id().toString());
        log.append(actor, act, server.terms().issuer(), told);
    }
}
