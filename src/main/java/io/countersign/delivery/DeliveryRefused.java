package io.countersign.delivery;

/** Refuses an act on a delivery; nothing was done. */
public final class DeliveryRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        NOT_FOUND,
        /** It still waits, or was acknowledged. */
        NOT_DEAD,
        /** Nobody is there any more to be told. */
        RECIPIENT_GONE,
        /** Something later of the same client was told already. */
        SUPERSEDED
    }

    private final Reason reason;
    private final String at;

    private DeliveryRefused(Reason reason, String at) {
        super(reason.name());
        this.reason = reason;
        this.at = at;
    }

    static DeliveryRefused notFound() {
        return new DeliveryRefused(Reason.NOT_FOUND, "");
    }

    static DeliveryRefused because(Reason reason, DeliveryOnRecord delivery) {
        boolean recipient = reason == Reason.RECIPIENT_GONE;
        return new DeliveryRefused(
                reason,
                recipient
                        ? delivery.recipient().state().wire()
                        : delivery.state().wire());
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The state of what stands in the way: the recipient's where that is gone, else the delivery's. */
    public String at() {
        return at;
    }
}
