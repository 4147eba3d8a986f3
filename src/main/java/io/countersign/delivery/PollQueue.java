package io.countersign.delivery;

import io.countersign.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What waits for a recipient that comes for it itself (RFC 8936): of one client never more than the first. */
@ApplicationScoped
@Transactional
public class PollQueue {

    private final PollRepository rows;
    private final ReceiptRepository receipts;
    private final MeterRegistry metrics;
    private final Ids ids;
    private final Clock clock;

    PollQueue(PollRepository rows, ReceiptRepository receipts, MeterRegistry metrics, Ids ids, Clock clock) {
        this.rows = rows;
        this.receipts = receipts;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a poll gets.
     *
     * @param more whether others wait behind these
     */
    public record Batch(List<Delivery> deliveries, boolean more) {
        /** Takes a copy. */
        public Batch {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** The first that wait; the same ones again until they are acknowledged or refused. */
    public Batch next(UUID recipient, int most) {
        List<Delivery> found = most == 0 ? List.of() : rows.next(recipient, most, clock.instant());
        return new Batch(found, rows.waiting(recipient, found.size() + 1) > found.size());
    }

    /** Takes the word of the recipient that it has some; a receipt for each that waited, and what it was never told is passed over. */
    public void acknowledge(UUID recipient, Collection<UUID> deliveries, String url) {
        Instant now = clock.instant();
        Evidence evidence = new Evidence(now, "POST", url, 200, 0, "acknowledged in a poll");
        for (PollRepository.Settled it : rows.acknowledge(recipient, deliveries, now)) {
            receipts.insert(new Receipt(ids.next(), it.id(), it.toldAt(), now, null, List.of(evidence)));
            count("acknowledged", 1);
        }
    }

    /** Gives up what the recipient says it will not take: told again, it would be the same. */
    public void refuse(UUID recipient, Map<UUID, String> errors) {
        Instant now = clock.instant();
        errors.forEach((id, error) -> count("rejected", rows.refuse(recipient, id, error, now)));
    }

    private void count(String outcome, int times) {
        metrics.counter("countersign_deliveries", "kind", Recipient.Kind.POLL.wire(), "outcome", outcome)
                .increment(times);
    }
}
