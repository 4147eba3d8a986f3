package io.countersign.trust;

import io.countersign.signing.KeyUnavailable;
import io.countersign.signing.KeysChanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Signs anew what is live, client by client; where it stops, the next run goes on, since what is done is no longer due. */
@ApplicationScoped
class Resigner {
    private static final Logger LOG = Logger.getLogger(Resigner.class);
    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);
    /** How many runs pass before one looks again at keys of which everything was signed anew. */
    private static final int RESTS = 10;

    private final Resigning resigning;
    private final StatementStanding standing;
    private final AtomicLong due = new AtomicLong();
    private Set<String> done = Set.of();
    private int rests;

    Resigner(Resigning resigning, StatementStanding standing, MeterRegistry metrics) {
        this.resigning = resigning;
        this.standing = standing;
        metrics.gauge("countersign_statements_to_resign", due);
    }

    /** An act on a key does not wait for the schedule. */
    void changed(@ObservesAsync KeysChanged event) {
        run(true);
    }

    @Scheduled(
            every = "${countersign.trust.resign-interval:PT1M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        run(false);
    }

    /** With millions of clients looking is dear, and almost always there is nothing: it is done now and then only. */
    private synchronized void run(boolean now) {
        Set<String> gone = standing.unpublished();
        if (!now && gone.equals(done) && rests-- > 0) {
            return;
        }
        due.set(resigning.countDue());
        if (due.get() > 0) {
            everyone();
            due.set(resigning.countDue());
        }
        done = due.get() == 0 ? gone : Set.of();
        rests = RESTS;
    }

    private void everyone() {
        List<UUID> batch = resigning.due(FIRST, AT_ONCE);
        while (!batch.isEmpty()) {
            for (UUID client : batch) {
                if (!signed(client)) {
                    return;
                }
            }
            batch = resigning.due(batch.getLast(), AT_ONCE);
        }
    }

    /** Whether to go on. */
    private boolean signed(UUID client) {
        try {
            return resigning.resign(client);
        } catch (KeyUnavailable e) {
            // nobody's turn comes before a key is there
            LOG.error(e.getMessage());
            return false;
        } catch (RuntimeException e) {
            // one that fails must not keep the others: the next sweep tries it again
            LOG.errorf(e, "the statement of client %s could not be signed anew", client);
            return true;
        }
    }
}
