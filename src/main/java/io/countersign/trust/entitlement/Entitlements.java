package io.countersign.trust.entitlement;

import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.view.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clients may be granted where: widened by the review alone, taken away by one security admin. */
@ApplicationScoped
@Transactional
public class Entitlements {

    private final EntitlementGrantRepository grants;
    private final ProtectedResources resources;
    private final ClientService clients;
    private final Visibility visibility;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    Entitlements(
            EntitlementGrantRepository grants,
            ProtectedResources resources,
            ClientService clients,
            Visibility visibility,
            Log log,
            Ids ids,
            Clock clock) {
        this.grants = grants;
        this.resources = resources;
        this.clients = clients;
        this.visibility = visibility;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Until this transaction ends nobody else decides or acts on what the target may be granted. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Target target) {
        grants.lock(target);
    }

    /** The newest entitlement of a target, in force or not. */
    public Optional<Entitlement> newest(Target target) {
        return grants.newest(target);
    }

    /** Puts in force what the review let through, instead of what the locked target had; the review writes the log. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Entitlement grant(Actor actor, Target target, Scopes scopes, @Nullable Instant expiresAt, UUID request) {
        visibility.afterCommit();
        Entitlement granted = new Entitlement(
                0,
                ids.next(),
                target.client(),
                resources.resource(target.resource()),
                target.environment(),
                scopes,
                expiresAt,
                request,
                actor.subject(),
                clock.instant());
        grants.insert(granted);
        return granted;
    }

    /** Takes an entitlement away at once; one security admin may, because less is never a risk. */
    public void withdraw(Actor actor, UUID id, String reason) {
        visibility.afterCommit();
        actor.require(Role.SECURITY_ADMIN);
        Target target = grants.byId(id).orElseThrow(ClientRefused::notFound).target();
        grants.lock(target);
        Entitlement newest = grants.newest(target).orElseThrow();
        Entitlement named = grants.byId(id).orElseThrow();
        Entitlement.State state = named.state(newest, clock.instant());
        if (state != Entitlement.State.IN_FORCE) {
            throw new WithdrawalRefused(state);
        }
        grants.insert(new Entitlement(
                0,
                ids.next(),
                named.client(),
                named.resource(),
                named.environment(),
                Scopes.NONE,
                null,
                null,
                actor.subject(),
                clock.instant()));
        Client client = clients.client(named.client());
        log.append(
                actor,
                "entitlement.withdrawn",
                client.clientId().value(),
                Map.of(
                        "entitlement", id.toString(),
                        "resource", named.resource().resource().value(),
                        "environment", named.environment().wire(),
                        "scopes", named.scopes().text(),
                        "reason", reason));
    }

    /** Everything in force for a client, at most a page of it, whoever asks: for those who review the client. */
    public List<Entitlement> inForce(UUID client) {
        return grants.inForce(new EntitlementFilter(client, null, null), clock.instant(), 0, Page.MOST);
    }

    /** What is in force and the actor may read, of one client or at one resource when given, oldest first. */
    public Page<Entitlement> list(
            Actor actor, @Nullable UUID client, @Nullable String resource, long cursor, int limit) {
        boolean all = actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
        Set<String> own = actor.is(Role.AUTHOR) ? actor.namespaces() : Set.of();
        Optional<ProtectedResource> at = Optional.ofNullable(resource).flatMap(resources::named);
        if (resource != null && at.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        EntitlementFilter filter =
                new EntitlementFilter(client, at.map(ProtectedResource::id).orElse(null), all ? null : own);
        return Page.of(grants.inForce(filter, clock.instant(), cursor, limit + 1), limit, Entitlement::ordinal);
    }
}
