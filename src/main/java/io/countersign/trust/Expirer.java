package io.countersign.trust;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Writes down which approvals have run out, and counts those that soon will; replicas doing it at once do it once. */
@ApplicationScoped
class Expirer {
    private static final Logger LOG = Logger.getLogger(Expirer.class);
    private static final int AT_ONCE = 200;

    private final TrustService trust;
    private final TrustConfig config;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();

    Expirer(TrustService trust, TrustConfig config, MeterRegistry metrics) {
        this.trust = trust;
        this.config = config;
        metrics.gauge("countersign_recertifications_due", due);
        metrics.gauge("countersign_clients_expired", expired);
    }

    @Scheduled(
            every = "${countersign.trust.expiry-interval:PT1M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        trust.ranOut(AT_ONCE).forEach(this::expire);
        due.set(trust.countDueWithin(config.recertificationNotice()));
        expired.set(trust.countExpired());
    }

    private void expire(UUID client) {
        try {
            trust.expire(client);
        } catch (RuntimeException e) {
            // one that fails must not keep the others: the next sweep tries it again
            LOG.errorf(e, "the expiry of client %s could not be written down", client);
        }
    }
}
