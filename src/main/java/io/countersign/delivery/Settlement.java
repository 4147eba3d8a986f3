package io.countersign.delivery;

import io.countersign.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes down what came of telling: a receipt, or when to try again; in one transaction. */
@ApplicationScoped
@Transactional
class Settlement {

    private static final int LONGEST_ERROR = 1000;
    private static final int FINE = 1 << 20;

    private final DeliveryRepository deliveries;
    private final RecipientRepository recipients;
    private final ReceiptRepository receipts;
    private final Ids ids;
    private final Clock clock;

    Settlement(
            DeliveryRepository deliveries,
            RecipientRepository recipients,
            ReceiptRepository receipts,
            Ids ids,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.receipts = receipts;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a delivery that was told from a moment on. */
    void settle(Recipient recipient, Delivery delivery, Instant toldAt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Acknowledged it ->
                done(delivery, new Receipt(ids.next(), delivery.id(), toldAt, it.at(), null, it.evidence()));
            case Outcome.Verified it ->
                done(
                        delivery,
                        new Receipt(
                                ids.next(),
                                delivery.id(),
                                toldAt,
                                it.acknowledgedAt(),
                                it.verifiedAt(),
                                it.evidence()));
            case Outcome.Rejected it ->
                deliveries.putBack(delivery.id(), later(delivery.attempts(), Duration.ZERO), cut(it.reason()));
            case Outcome.Unreachable it -> {
                deliveries.putBack(delivery.id(), clock.instant(), cut(it.reason()));
                Duration atLeast = Duration.ofSeconds(it.retryAfterSeconds());
                recipients.unreachable(
                        recipient.id(), later(recipient.failures() + 1, atLeast), cut(it.reason()), toldAt);
            }
        }
        if (!(outcome instanceof Outcome.Unreachable)) {
            recipients.reached(recipient.id());
        }
    }

    /** A receipt is true even where another replica was faster: the recipient was told twice. */
    private void done(Delivery delivery, Receipt receipt) {
        receipts.insert(receipt);
        deliveries.settle(delivery.id(), clock.instant());
    }

    private Instant later(int failures, Duration atLeast) {
        double chance = (double) ids.below(FINE) / FINE;
        return clock.instant().plus(Backoff.after(failures, chance, atLeast));
    }

    private static String cut(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }
}
