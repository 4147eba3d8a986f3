package io.countersign.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells one recipient one thing by the adapter of its kind, and has written down what came of it. */
@ApplicationScoped
class Deliverer {

    private static final Logger LOG = Logger.getLogger(Deliverer.class);

    private final List<Adapter> adapters;
    private final Settlement settlement;
    private final MeterRegistry metrics;
    private final Clock clock;

    Deliverer(@All List<Adapter> adapters, Settlement settlement, MeterRegistry metrics, Clock clock) {
        this.adapters = List.copyOf(adapters);
        this.settlement = settlement;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether it was taken, so that what comes after it may be told. */
    boolean deliver(Recipient recipient, Delivery delivery) {
        Instant toldAt = clock.instant();
        Outcome outcome = outcome(recipient, delivery);
        settlement.settle(recipient, delivery, toldAt, outcome);
        boolean taken = outcome instanceof Outcome.Acknowledged || outcome instanceof Outcome.Verified;
        metrics.counter("countersign_deliveries", "kind", recipient.kind().wire(), "outcome", name(outcome))
                .increment();
        if (taken) {
            metrics.timer("countersign_delivery_delay", "kind", recipient.kind().wire())
                    .record(Duration.between(delivery.at(), clock.instant()));
        }
        return taken;
    }

    private Outcome outcome(Recipient recipient, Delivery delivery) {
        try {
            return adapters.stream()
                    .filter(adapter -> adapter.tells(recipient.kind()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no adapter for " + recipient.kind()))
                    .tell(recipient, delivery);
        } catch (RuntimeException e) {
            // the others must be told all the same; this one is tried again
            LOG.errorf(e, "delivery %s to recipient %s failed", delivery.id(), recipient.id());
            return new Outcome.Rejected("an error of the registry's own", List.of());
        }
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Acknowledged _ -> "acknowledged";
            case Outcome.Verified _ -> "verified";
            case Outcome.Unreachable _ -> "unreachable";
            case Outcome.Rejected _ -> "rejected";
        };
    }
}
