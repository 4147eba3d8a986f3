package io.countersign.delivery;

import io.countersign.platform.Listening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is to be told, as the dispatcher sees it; each call is a transaction of its own. */
@ApplicationScoped
@Transactional
class Outbox {

    private final FanOut fanOut;
    private final DeliveryRepository deliveries;
    private final RecipientRepository recipients;
    private final Clock clock;

    Outbox(FanOut fanOut, DeliveryRepository deliveries, RecipientRepository recipients, Clock clock) {
        this.fanOut = fanOut;
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** A line on which one hears of new events. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    Listening listen(Duration readTimeout) {
        return deliveries.listen(readTimeout);
    }

    /** Makes deliveries of all events that wait. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void fanOut() {
        while (fanOut.run()) {
            // there are more
        }
    }

    /** Gives up what was tried for too long. */
    int giveUp() {
        return deliveries.giveUp(clock.instant());
    }

    List<Recipient> due() {
        return recipients.due(clock.instant());
    }

    List<Delivery> claim(Recipient recipient, int most, Duration lease) {
        Instant now = clock.instant();
        return deliveries.claim(recipient.id(), most, now, now.plus(lease));
    }

    long count(Delivery.State state) {
        return deliveries.count(state);
    }
}
