package io.countersign.delivery;

import java.util.Optional;

/** Whether something that was given up may be told once more, as a pure function. */
final class Retry {

    private Retry() {}

    /**
     * Why not; empty where it may.
     *
     * @param laterTold whether something later of the same client was told to the same recipient: a stream would hear of the past
     *     after the present, while an adapter only brings about what is true now
     */
    static Optional<DeliveryRefused.Reason> decide(
            Delivery.State state, Recipient.Kind kind, Recipient.State recipient, boolean laterTold) {
        if (state != Delivery.State.DEAD) {
            return Optional.of(DeliveryRefused.Reason.NOT_DEAD);
        }
        if (recipient == Recipient.State.DISABLED || recipient == Recipient.State.DELETED) {
            return Optional.of(DeliveryRefused.Reason.RECIPIENT_GONE);
        }
        return kind.isStream() && laterTold ? Optional.of(DeliveryRefused.Reason.SUPERSEDED) : Optional.empty();
    }
}
