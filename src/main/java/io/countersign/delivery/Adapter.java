package io.countersign.delivery;

/** Tells the recipients of some kinds; called on a thread that may block, outside any transaction, at least once for each delivery. */
public interface Adapter {

    /** Whether recipients of a kind are its own. */
    boolean tells(Recipient.Kind kind);

    /** Tells, and where it can reads back what became of it; bounded in time by the adapter itself. */
    Outcome tell(Recipient recipient, Delivery delivery);
}
