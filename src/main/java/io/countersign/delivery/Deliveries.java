package io.countersign.delivery;

import io.countersign.log.Log;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was told and what was not, for people: lists it, and has told again what was given up. */
@ApplicationScoped
@Transactional
public class Deliveries {

    /** Longer than a transaction takes from here to its commit. */
    private static final Duration MEANWHILE = Duration.ofSeconds(2);

    private final DeliveryRecordRepository deliveries;
    private final ReceiptRepository receipts;
    private final DeliveryConfig config;
    private final Log log;
    private final Clock clock;

    Deliveries(
            DeliveryRecordRepository deliveries,
            ReceiptRepository receipts,
            DeliveryConfig config,
            Log log,
            Clock clock) {
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.config = config;
        this.log = log;
        this.clock = clock;
    }

    /** A delivery with its receipts. */
    public record Proved(DeliveryOnRecord delivery, List<Receipt> receipts) {
        /** Takes a copy. */
        public Proved {
            receipts = List.copyOf(receipts);
        }
    }

    /** Deliveries in the order in which they were made. */
    public Page<DeliveryOnRecord> list(Actor actor, DeliveryFilter filter, long cursor, int limit) {
        requireReader(actor);
        return Page.of(deliveries.after(filter, cursor, limit + 1), limit, DeliveryOnRecord::ordinal);
    }

    /** One delivery. */
    public Proved delivery(Actor actor, UUID id) {
        requireReader(actor);
        DeliveryOnRecord delivery = deliveries.byId(id).orElseThrow(DeliveryRefused::notFound);
        return new Proved(delivery, receipts.ofDelivery(id));
    }

    /** Has told again what was given up, for as long as anything new is tried. */
    public Proved retry(Actor actor, UUID id) {
        actor.require(Role.SECURITY_ADMIN, Role.OPERATOR);
        DeliveryOnRecord delivery = deliveries.lock(id).orElseThrow(DeliveryRefused::notFound);
        Instant now = clock.instant();
        deliveries.holdLater(delivery, now.plus(MEANWHILE));
        Recipient recipient = delivery.recipient();
        Retry.decide(delivery.state(), recipient.kind(), recipient.state(), deliveries.isLaterTold(delivery, now))
                .ifPresent(reason -> {
                    throw DeliveryRefused.because(reason, delivery);
                });
        deliveries.retry(id, now, now.plus(config.giveUp()));
        log.append(
                actor,
                "delivery.retried",
                delivery.clientId() == null ? id.toString() : delivery.clientId(),
                Map.of(
                        "delivery", id.toString(),
                        "authorization_server", recipient.server().toString(),
                        "type", delivery.type()));
        return delivery(actor, id);
    }

    private static void requireReader(Actor actor) {
        actor.require(Role.SECURITY_ADMIN, Role.OPERATOR, Role.AUDITOR);
    }
}
