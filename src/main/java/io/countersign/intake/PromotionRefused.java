package io.countersign.intake;

/** Refuses to promote a version; nothing was done. */
public final class PromotionRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Promotion.Reason reason;

    PromotionRefused(Promotion.Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why. */
    public Promotion.Reason reason() {
        return reason;
    }
}
