package io.countersign.delivery.adapter;

import io.countersign.delivery.DeliveryConfig;
import io.countersign.fetch.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Begins conversations: none takes longer than what it tells may be claimed for. */
@ApplicationScoped
class Conversations {

    private final Caller caller;
    private final Clock clock;
    private final DeliveryConfig config;

    Conversations(Caller caller, Clock clock, DeliveryConfig config) {
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /** When a telling that begins now must be over: well before somebody else may begin it too. */
    Instant end() {
        Duration most = config.lease().multipliedBy(3).dividedBy(5);
        return clock.instant().plus(most);
    }

    Conversation begin() {
        return until(end());
    }

    Conversation until(Instant end) {
        return new Conversation(caller, clock, config.timeout(), end);
    }
}
