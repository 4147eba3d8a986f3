package io.countersign.delivery;

import io.countersign.platform.Listening;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The thread of each replica that empties the outbox and has told what is due, a few at once for each recipient, so that a slow one
 * keeps nobody waiting. What a replica has claimed and not settled when it ends is claimed again by another after the lease.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 4;

    private final Outbox outbox;
    private final Deliverer deliverer;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Map<UUID, Semaphore> free = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final Thread thread = new Thread(this::run, "delivery");
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();

    private volatile boolean stopped;

    Dispatcher(Outbox outbox, Deliverer deliverer, DeliveryConfig config, Clock clock, MeterRegistry metrics) {
        this.outbox = outbox;
        this.deliverer = deliverer;
        this.config = config;
        this.clock = clock;
        metrics.gauge("countersign_deliveries_waiting", waiting);
        metrics.gauge("countersign_deliveries_dead", dead);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.join(config.pollInterval().plusSeconds(1));
        workers.shutdown();
        if (!workers.awaitTermination(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("deliveries go on after the end; another replica tells them again");
        }
    }

    private void run() {
        while (!stopped) {
            try (Listening line = outbox.listen(READ_TIMEOUT)) {
                while (!stopped) {
                    round();
                    line.await(config.pollInterval());
                }
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("what is to be told waits for the database: %s", e.getMessage());
                    LOG.debug("because", e);
                    sleep();
                }
            }
        }
    }

    private void round() {
        outbox.fanOut();
        outbox.giveUp();
        for (Recipient recipient : outbox.due()) {
            Semaphore slots = free.computeIfAbsent(recipient.id(), _ -> new Semaphore(AT_ONCE));
            int taken = slots.drainPermits();
            List<Delivery> claimed = taken == 0 ? List.of() : outbox.claim(recipient, taken, config.lease());
            slots.release(taken - claimed.size());
            claimed.forEach(delivery -> workers.execute(() -> tell(recipient, delivery, slots)));
        }
        waiting.set(outbox.count(Delivery.State.WAITING));
        dead.set(outbox.count(Delivery.State.DEAD));
    }

    /** Tells, and goes on with what is due next at once: a client with ten changes does not need ten rounds. */
    private void tell(Recipient recipient, Delivery first, Semaphore slot) {
        try {
            List<Delivery> next = List.of(first);
            while (!next.isEmpty() && !stopped) {
                Instant began = clock.instant();
                boolean taken = deliverer.deliver(recipient, next.getFirst());
                boolean slow = Duration.between(began, clock.instant()).compareTo(config.lease()) > 0;
                next = taken && !slow ? outbox.claim(recipient, 1, config.lease()) : List.of();
            }
        } catch (RuntimeException e) {
            LOG.warnf("a delivery could not be settled and is told again: %s", e.getMessage());
        } finally {
            slot.release();
        }
    }

    private void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
