package io.countersign.delivery;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import io.countersign.delivery.exposure.Exposed;
import io.countersign.delivery.exposure.Exposure;
import io.countersign.delivery.exposure.ServerLifetimes;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.TrustService;
import io.countersign.trust.event.EventType;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.event.TrustEvents;
import io.countersign.trust.server.AuthorizationServer;
import io.countersign.trust.server.AuthorizationServers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people see of a suspension or revocation: before it, what would be left open; after it, what became of it where. */
@ApplicationScoped
@Transactional
public class Revocations {

    private final TrustEvents events;
    private final TrustService trust;
    private final ClientService clients;
    private final AuthorizationServers servers;
    private final ServerLifetimes lifetimes;
    private final RecipientRepository recipients;
    private final DeliveryRecordRepository deliveries;
    private final ReceiptRepository receipts;
    private final Clock clock;

    Revocations(
            TrustEvents events,
            TrustService trust,
            ClientService clients,
            AuthorizationServers servers,
            ServerLifetimes lifetimes,
            RecipientRepository recipients,
            DeliveryRecordRepository deliveries,
            ReceiptRepository receipts,
            Clock clock) {
        this.events = events;
        this.trust = trust;
        this.clients = clients;
        this.servers = servers;
        this.lifetimes = lifetimes;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** What stopping a client now would leave open; nothing is written. */
    public Preview preview(Client client) {
        Instant now = clock.instant();
        ServersOfClient all = of(
                client, servers.all().stream().filter(it -> serves(it, client)).toList());
        Map<UUID, List<Recipient>> told = told();
        List<Preview.At> at = all.servers().stream()
                .map(server -> {
                    List<Recipient> there = told.getOrDefault(server.id(), List.of());
                    Exposure exposure = all.exposure(server, ServersOfClient.adapter(there), Duration.ZERO);
                    return new Preview.At(
                            server,
                            all.lifetimes(server).terms().asks(),
                            all.askedAt(server),
                            there,
                            Exposed.of(exposure, now));
                })
                .toList();
        return new Preview(client, now, at);
    }

    /** The acts that stopped a client, of the clients that the actor may read, in the order in which they were done. */
    public Page<TrustEvent> list(Actor actor, @Nullable UUID client, long cursor, int limit) {
        actor.require(Role.SECURITY_ADMIN, Role.AUDITOR, Role.REVIEWER, Role.AUTHOR);
        boolean all = actor.is(Role.SECURITY_ADMIN, Role.AUDITOR, Role.REVIEWER);
        @Nullable Collection<String> readable = all ? null : actor.namespaces();
        return events.stops(client, readable, cursor, limit);
    }

    /** One of them, with what became of it; none for who may not read the client. */
    public Optional<Revocation> revocation(Actor actor, UUID id) {
        return events.event(id)
                .filter(event -> event.type() == EventType.CLIENT_DISABLED)
                .map(event -> revocation(event, clients.client(actor, event.client())));
    }

    private Revocation revocation(TrustEvent event, Client client) {
        Map<UUID, List<DeliveryOnRecord>> made = deliveries.ofEvent(event.id()).stream()
                .collect(Collectors.groupingBy(it -> it.recipient().server()));
        Map<UUID, List<Receipt>> proofs =
                receipts.ofEvent(event.id()).stream().collect(Collectors.groupingBy(Receipt::delivery));
        Set<UUID> expected = deliveries.isFannedOut(event.id()) ? Set.of() : told().keySet();
        // who was registered later has met nothing but a client that is stopped
        ServersOfClient all = of(
                client,
                servers.all().stream()
                        .filter(it -> made.containsKey(it.id())
                                || (serves(it, client) && !it.createdAt().isAfter(event.at())))
                        .toList());
        return new Revocation(
                event,
                all.servers().stream()
                        .map(server -> new Telling(
                                        event,
                                        made.getOrDefault(server.id(), List.of()),
                                        proofs,
                                        expected.contains(server.id()))
                                .at(server, all))
                        .toList());
    }

    private ServersOfClient of(Client client, List<AuthorizationServer> its) {
        return new ServersOfClient(client, its, lifetimes.of(its), trust.lastAsked(client.id()));
    }

    private Map<UUID, List<Recipient>> told() {
        return recipients.told().stream().collect(Collectors.groupingBy(Recipient::server));
    }

    private static boolean serves(AuthorizationServer server, Client client) {
        return server.enabled() && server.terms().environments().contains(client.environment());
    }
}
