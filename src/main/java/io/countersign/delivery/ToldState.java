package io.countersign.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How far an authorization server is with one event: the best that any of its recipients has come to, the best first. */
public enum ToldState {
    /** It was read back that the client is disabled. */
    VERIFIED,
    /** A recipient said that it has it. */
    ACKNOWLEDGED,
    /** It was tried, and was neither acknowledged nor given up. */
    TOLD,
    /** It was not tried yet, or its recipient is paused. */
    WAITING,
    /** The recipient cannot be reached; it is tried again. */
    NOT_REACHABLE,
    /** It was given up. */
    DEAD,
    /** Nobody tells it; it asks, and is told no. */
    ASKS,
    /** Nobody tells it, and it does not ask. */
    NOT_TOLD;

    /** The name in answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where one delivery stands; what waits for a recipient that is gone is told nobody. */
    static ToldState of(DeliveryOnRecord delivery, boolean verified) {
        return switch (delivery.state()) {
            case DELIVERED -> verified ? VERIFIED : ACKNOWLEDGED;
            case DEAD -> DEAD;
            case WAITING ->
                switch (delivery.recipient().state()) {
                    case DISABLED, DELETED -> NOT_TOLD;
                    case PAUSED -> WAITING;
                    case ENABLED -> tried(delivery);
                };
        };
    }

    private static ToldState tried(DeliveryOnRecord delivery) {
        if (delivery.recipient().failures() > 0) {
            return NOT_REACHABLE;
        }
        return delivery.toldAt() == null ? WAITING : TOLD;
    }

    /** Where a server stands, of whose recipients each stands somewhere. */
    static ToldState best(Collection<ToldState> of, boolean asks) {
        return of.stream()
                .filter(state -> state != NOT_TOLD)
                .min(Comparator.naturalOrder())
                .orElse(asks ? ASKS : NOT_TOLD);
    }
}
