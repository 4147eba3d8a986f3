package io.countersign.trust;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.log.Log;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.event.EventType;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.event.TrustEvents;
import io.countersign.trust.status.StatusEntries;
import io.countersign.trust.view.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether clients are trusted: takes new versions live, suspends, restores and revokes, and answers authorization servers. */
@ApplicationScoped
@Transactional
public class TrustService {

    private final TrustRepository trusts;
    private final StatementStanding statements;
    private final StatementIssuer issuer;
    private final EvaluationRepository evaluations;
    private final Visibility visibility;
    private final TrustEvents events;
    private final StatusEntries places;
    private final ClientService clients;
    private final Log log;
    private final Clock clock;

    TrustService(
            TrustRepository trusts,
            StatementStanding statements,
            StatementIssuer issuer,
            EvaluationRepository evaluations,
            Visibility visibility,
            TrustEvents events,
            StatusEntries places,
            ClientService clients,
            Log log,
            Clock clock) {
        this.trusts = trusts;
        this.statements = statements;
        this.issuer = issuer;
        this.evaluations = evaluations;
        this.visibility = visibility;
        this.events = events;
        this.places = places;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    /** How a client stands. */
    public Trust of(UUID client) {
        return trusts.of(client).at(clock.instant());
    }

    /** How clients stand; those without an entry are {@link Trust#UNKNOWN}. */
    public Map<UUID, Trust> of(Collection<UUID> clients) {
        Map<UUID, Trust> standing = new HashMap<>(trusts.of(clients));
        standing.replaceAll((_, trust) -> trust.at(clock.instant()));
        return standing;
    }

    /** Takes a newly published version live until its approval runs out, and signs the statement over it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Actor actor, Client client, DocumentVersion version, Instant until) {
        visibility.afterCommit();
        Trust before = trusts.lock(client.id());
        Instant now = clock.instant();
        TrustStatus next = decide(before, new TrustCommand.Publish(), actor, now);
        trusts.put(client.id(), before.published(next, until, now));
        // a statement is what others trust by, and a development client is in no trust list
        if (!client.isDevelopment()) {
            places.of(client.id(), version.number());
            if (next == TrustStatus.ACTIVE) {
                issuer.issue(client, version, until);
            }
        }
        GoneLive.event(before.at(now).status(), next, () -> clients.version(client.id(), version.number() - 1), version)
                .ifPresent(type -> events.write(
                        actor, client, new TrustEvents.Act(type, TrustEvent.PUBLISHED, next, version.number(), "")));
    }

    /** Stops trusting a client for now; the event is what others are told. */
    public TrustEvent suspend(Actor actor, UUID clientId, String reason) {
        return stop(actor, clientId, new TrustCommand.Suspend(), TrustEvent.SUSPENDED, reason);
    }

    /** Stops trusting a client for ever; the event is what others are told. */
    public TrustEvent revoke(Actor actor, UUID clientId, String reason) {
        return stop(actor, clientId, new TrustCommand.Revoke(), TrustEvent.REVOKED, reason);
    }

    /** Asks that a suspended client be trusted again, or agrees with somebody else who asked for it. */
    public void restore(Actor actor, UUID clientId, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        Client client = clients.client(actor, clientId);
        visibility.afterCommit();
        Trust before = trusts.lock(clientId);
        Instant now = clock.instant();
        TrustStatus next = decide(before, new TrustCommand.Restore(before.restoreAsked()), actor, now);
        boolean agreed = next == TrustStatus.ACTIVE;
        var request = new TrustCommand.RestoreRequest(actor.subject(), now);
        trusts.put(clientId, agreed ? before.moved(next, reason, now) : before.asked(request));
        if (agreed) {
            stateWhatIsLive(client, before);
            write(actor, client, EventType.CLIENT_ENABLED, TrustEvent.RESTORED, next, reason);
        }
        record(actor, client, agreed ? TrustEvent.RESTORED : "client.restore-asked", reason);
    }

    /** What went live in a suspension has no statement yet, or none that still counts. */
    private void stateWhatIsLive(Client client, Trust trust) {
        boolean silent =
                statements.standing(client.id(), client.latestVersion()).isEmpty();
        if (silent && !client.isDevelopment() && client.latestVersion() > 0) {
            DocumentVersion live = clients.version(client.id(), client.latestVersion());
            issuer.issue(client, live, trust.expiresAt().orElse(Instant.MAX));
        }
    }

    /** The client that a suspension or revocation would stop, which is refused as the act would be; nothing is written. */
    public Client toStop(Actor actor, UUID clientId, TrustCommand command) {
        actor.require(Role.SECURITY_ADMIN);
        Client client = clients.client(actor, clientId);
        decide(trusts.of(clientId), command, actor, clock.instant());
        return client;
    }

    private TrustEvent stop(Actor actor, UUID clientId, TrustCommand command, String act, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        Client client = clients.client(actor, clientId);
        visibility.afterCommit();
        Trust before = trusts.lock(clientId);
        Instant now = clock.instant();
        TrustStatus next = decide(before, command, actor, now);
        trusts.put(clientId, before.moved(next, reason, now));
        TrustEvent event = write(actor, client, EventType.CLIENT_DISABLED, act, next, reason);
        record(actor, client, act, reason);
        return event;
    }

    private TrustEvent write(
            Actor actor, Client client, EventType type, String act, TrustStatus status, String reason) {
        return events.write(actor, client, new TrustEvents.Act(type, act, status, client.latestVersion(), reason));
    }

    /** Writes down that the approval of a client's live version has run out; nothing where it has not, or somebody was faster. */
    void expire(UUID clientId) {
        visibility.afterCommit();
        Trust before = trusts.lock(clientId);
        Instant now = clock.instant();
        var command = new TrustCommand.Expire(before.expiresAt().orElse(Instant.MAX));
        if (TrustLifecycle.decide(before.status(), command, Actor.SYSTEM, now)
                instanceof TrustLifecycle.Outcome.Moved(var next)) {
            String reason = "the approval ran out";
            trusts.put(clientId, before.moved(next, reason, now));
            Client client = clients.client(clientId);
            write(Actor.SYSTEM, client, EventType.CLIENT_DISABLED, TrustEvent.EXPIRED, next, reason);
            record(Actor.SYSTEM, client, TrustEvent.EXPIRED, reason);
        }
    }

    private void record(Actor actor, Client client, String act, String reason) {
        log.append(actor, act, client.clientId().value(), Map.of("reason", reason));
    }

    private static TrustStatus decide(Trust trust, TrustCommand command, Actor actor, Instant now) {
        return switch (TrustLifecycle.decide(trust.status(), command, actor, now)) {
            case TrustLifecycle.Outcome.Moved moved -> moved.next();
            case TrustLifecycle.Outcome.Refused refused -> throw new TrustRefused(refused.reason(), trust.status());
        };
    }

    /** Clients whose approval has run out and of which that is not written down yet. */
    List<UUID> ranOut(int limit) {
        return trusts.expiringBefore(clock.instant(), limit).stream()
                .map(Expiry::client)
                .toList();
    }

    /** How many approvals of active clients run out within a time from now. */
    long countDueWithin(Duration time) {
        return trusts.countExpiringBefore(clock.instant().plus(time));
    }

    /** How many clients are written down as expired. */
    long countExpired() {
        return trusts.countOf(TrustStatus.EXPIRED);
    }

    /** Clients whose approval runs out within a time from now, those that do so first in front; for everyone who watches over all. */
    public List<Expiry> dueWithin(Actor actor, Duration time, int limit) {
        actor.require(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
        return trusts.expiringBefore(clock.instant().plus(time), limit);
    }

    /** The statements over a version of an active client that still count, newest first; public. */
    public List<Statement> statements(UUID client, int version) {
        return of(client).status() == TrustStatus.ACTIVE ? statements.standing(client, version) : List.of();
    }

    /** The live version of a client: its newest, while the client is active. */
    public Optional<DocumentVersion> live(Client client) {
        return of(client.id()).status() == TrustStatus.ACTIVE
                ? Optional.of(clients.version(client.id(), client.latestVersion()))
                : Optional.empty();
    }

    /** Which authorization servers asked about a client, the last one first. */
    public List<Use> uses(UUID client) {
        return evaluations.uses(client);
    }

    /** When each authorization server was last put on record to have asked about a client, by its id. */
    public Map<UUID, Instant> lastAsked(UUID client) {
        return evaluations.lastAsked(client);
    }

    /** The evaluations of record in the order they were written. */
    public Page<EvaluationOfRecord> evaluations(Actor actor, EvaluationFilter filter, long cursor, int limit) {
        actor.require(Role.SECURITY_ADMIN, Role.AUDITOR, Role.REVIEWER);
        return Page.of(evaluations.after(filter, cursor, limit + 1), limit, EvaluationOfRecord::ordinal);
    }
}
