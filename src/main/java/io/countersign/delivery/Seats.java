package io.countersign.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** The places for those who listen to events or wait in a poll, on this replica. */
@ApplicationScoped
public class Seats {

    private final Semaphore free;

    Seats(DeliveryConfig config) {
        free = new Semaphore(config.listeners());
    }

    /** Takes one; whether there was one. */
    public boolean take() {
        return free.tryAcquire();
    }

    /** Gives one back. */
    public void leave() {
        free.release();
    }
}
