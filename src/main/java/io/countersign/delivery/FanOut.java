package io.countersign.delivery;

import io.countersign.client.Environment;
import io.countersign.platform.Ids;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.event.TrustEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes events out of the outbox: each gets its number and a delivery for everyone who is to be told, in one transaction. */
@ApplicationScoped
class FanOut {

    private static final int AT_ONCE = 200;

    private final TrustEvents events;
    private final FanOutRepository repository;
    private final DeliveryConfig config;
    private final Ids ids;
    private final Clock clock;

    FanOut(TrustEvents events, FanOutRepository repository, DeliveryConfig config, Ids ids, Clock clock) {
        this.events = events;
        this.repository = repository;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Somebody to tell.
     *
     * @param types the event type URIs that a stream is told of; empty for an adapter, which is told of everything
     * @param removed client IDs that a stream does not want to hear of
     */
    record Addressee(
            UUID recipient,
            Recipient.Kind kind,
            Set<Environment> environments,
            Set<String> types,
            Set<String> removed) {

        List<String> typesOf(TrustEvent event) {
            if (!environments.contains(event.environment()) || removed.contains(event.clientId())) {
                return List.of();
            }
            return kind.isStream()
                    ? EventTypes.of(event.type(), types)
                    : List.of(event.type().wire());
        }
    }

    /** A delivery to be written. */
    record Made(UUID id, UUID recipient, String type, TrustEvent event, Instant giveUpAt) {}

    /** Takes some out, in the order in which they were written; whether there may be more. Only one replica does it at a time. */
    @Transactional
    boolean run() {
        if (!repository.isMine()) {
            return false;
        }
        List<TrustEvent> waiting = events.waiting(AT_ONCE);
        if (waiting.isEmpty()) {
            return false;
        }
        List<Addressee> addressees = repository.addressees();
        Instant giveUpAt = clock.instant().plus(config.giveUp());
        List<Made> made = new ArrayList<>();
        for (TrustEvent it : waiting) {
            for (Addressee addressee : addressees) {
                for (String type : addressee.typesOf(it)) {
                    made.add(new Made(ids.next(), addressee.recipient(), type, it, giveUpAt));
                }
            }
        }
        List<UUID> taken = waiting.stream().map(TrustEvent::id).toList();
        repository.write(taken, made, clock.instant());
        events.takeOut(taken);
        return waiting.size() == AT_ONCE;
    }
}
