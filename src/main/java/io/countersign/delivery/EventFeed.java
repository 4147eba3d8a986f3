package io.countersign.delivery;

import io.countersign.client.Environment;
import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** All events by number: whoever has read up to a number and goes on after it misses nothing. */
@ApplicationScoped
public class EventFeed {

    private static final int AT_ONCE = 100;

    private final EventNumberRepository numbers;
    private final Bell bell;

    EventFeed(EventNumberRepository numbers, Bell bell) {
        this.numbers = numbers;
        this.bell = bell;
    }

    /** The number of the last event; 0 where there was none yet. */
    @Transactional
    public long latest() {
        return numbers.latest();
    }

    /** The number of an event; none while it has got none yet. */
    @Transactional
    public OptionalLong numberOf(UUID event) {
        return numbers.of(event);
    }

    /** A page of the events of some environments after a number. */
    @Transactional
    public Page<NumberedEvent> after(long number, Set<Environment> environments, int limit) {
        return Page.of(numbers.after(number, environments, limit + 1), limit, NumberedEvent::number);
    }

    /** The next events, as soon as there is one; none where none came in time. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public CompletionStage<List<NumberedEvent>> next(long number, Set<Environment> environments, Duration most) {
        return bell.first(() -> numbers.after(number, environments, AT_ONCE), found -> !found.isEmpty(), most);
    }
}
