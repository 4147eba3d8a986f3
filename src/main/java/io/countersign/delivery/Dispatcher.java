package io.countersign.delivery;

import io.countersign.platform.ListeningThread;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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
    private static final int AT_ONCE = 4;

    private final Outbox outbox;
    private final Deliverer deliverer;
    private final DeliveryConfig config;
    private final Map<UUID, Semaphore> free = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final ListeningThread thread;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();

    Dispatcher(Outbox outbox, Deliverer deliverer, DeliveryConfig config, MeterRegistry metrics) {
        this.outbox = outbox;
        this.deliverer = deliverer;
        this.config = config;
        this.thread =
                new ListeningThread("delivery", () -> outbox.listen(READ_TIMEOUT), config.pollInterval(), this::round);
        metrics.gauge("countersign_deliveries_waiting", waiting);
        metrics.gauge("countersign_deliveries_dead", dead);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop();
        thread.awaitEnd();
        workers.shutdown();
        if (!workers.awaitTermination(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("deliveries go on after the end; another replica tells them again");
        }
    }

    private void round() {
        outbox.fanOut();
        for (Recipient recipient : outbox.due()) {
            Semaphore slots = free.computeIfAbsent(recipient.id(), _ -> new Semaphore(AT_ONCE));
            // taken by this thread alone, so that those that are free stay free, and none is lost when the database is
            int most = slots.availablePermits();
            List<Delivery> claimed = most == 0 ? List.of() : outbox.claim(recipient, most, config.lease());
            for (Delivery delivery : claimed) {
                slots.acquireUninterruptibly();
                workers.execute(() -> tell(recipient, delivery, slots));
            }
        }
    }

    /** What nobody is woken for, and no round of deliveries has to pay for. */
    @Scheduled(every = "PT1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepBooks() {
        outbox.giveUp();
        waiting.set(outbox.count(Delivery.State.WAITING));
        dead.set(outbox.count(Delivery.State.DEAD));
    }

    /** Tells, and goes on with what is due next at once: a client with ten changes does not need ten rounds. */
    private void tell(Recipient recipient, Delivery first, Semaphore slot) {
        try {
            List<Delivery> next = List.of(first);
            while (!next.isEmpty() && !thread.isStopped()) {
                boolean taken = deliverer.deliver(recipient, next.getFirst());
                next = taken ? outbox.claim(recipient, 1, config.lease()) : List.of();
            }
        } catch (RuntimeException e) {
            LOG.warnf("a delivery could not be settled and is told again: %s", e.getMessage());
        } finally {
            slot.release();
        }
    }
}
