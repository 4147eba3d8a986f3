package io.countersign.trust.event;

import io.countersign.client.Client;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.trust.TrustStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox: an event is written in the transaction of its act or not at all, and waits there to be told. */
@ApplicationScoped
@Transactional
public class TrustEvents {

    private final TrustEventRepository events;
    private final Ids ids;
    private final Clock clock;

    TrustEvents(TrustEventRepository events, Ids ids, Clock clock) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was done to a client. */
    public record Act(EventType type, String name, TrustStatus status, int version, String reason) {}

    /** Writes the event of an act; one client's acts wait for each other, so its events are in the order of its acts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public TrustEvent write(Actor actor, Client client, Act act) {
        TrustEvent event = new TrustEvent(
                ids.next(),
                act.type(),
                act.name(),
                client.id(),
                client.clientId().value(),
                client.environment(),
                act.status(),
                act.version(),
                act.reason(),
                actor.subject(),
                clock.instant());
        events.insert(event);
        return event;
    }

    /** An event by its id. */
    public Optional<TrustEvent> event(UUID id) {
        return events.byIds(List.of(id)).stream().findFirst();
    }

    /** Events by their ids, in the order in which they were written. */
    public List<TrustEvent> events(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : events.byIds(ids);
    }

    /**
     * The events that stopped a client, in the order in which they were written.
     *
     * @param client of which client; null for every one
     * @param namespaces of whose clients; null for everybody's
     */
    public Page<TrustEvent> stops(
            @Nullable UUID client, @Nullable Collection<String> namespaces, long cursor, int limit) {
        return Page.of(events.stops(client, namespaces, cursor, limit + 1), limit, TrustEventRepository.Placed::ordinal)
                .map(TrustEventRepository.Placed::event);
    }

    /** The first events that wait to be told, in the order in which they were written. */
    public List<TrustEvent> waiting(int most) {
        return events.waiting(most);
    }

    /** Takes events out of the outbox. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeOut(Collection<UUID> ids) {
        events.takeOut(ids);
    }
}
