package io.countersign.trust.view;

import io.countersign.signing.KeyRing;
import io.countersign.trust.status.StatusLists;
import io.countersign.trust.view.TrustView.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one thread that writes the view: reads what changed, and while nothing does, reads the clients that are not in it yet. */
@ApplicationScoped
class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    /** Small, because a change that comes meanwhile waits for the batch. */
    private static final int BATCH = 1_000;

    private static final int AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofHours(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ViewRepository database;
    private final TrustView view;
    private final KeyRing ring;
    private final StatusLists statusLists;
    private final ViewConfig config;
    private final Clock clock;
    private final Counter restarts;
    private final Thread thread = new Thread(this::run, "trust-view");

    private volatile boolean stopped;
    private State state;
    private OptionalLong watermark = OptionalLong.empty();
    private Applied applied = Applied.NOTHING;
    private @Nullable String server;
    private long read;
    private boolean warm;
    private boolean full;

    Follower(
            ViewRepository database,
            TrustView view,
            KeyRing ring,
            StatusLists statusLists,
            ViewConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.database = database;
        this.view = view;
        this.ring = ring;
        this.statusLists = statusLists;
        this.config = config;
        this.clock = clock;
        this.restarts = metrics.counter("countersign_view_restarts");
        this.state = view.restart();
        metrics.gauge("countersign_view_clients", view, TrustView::size);
        metrics.gauge("countersign_view_bytes", view, TrustView::bytes);
        metrics.gauge("countersign_view_complete", view, it -> it.isComplete() ? 1 : 0);
        metrics.gauge("countersign_view_staleness_seconds", view, TrustView::staleness);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.join(config.pollInterval().plusSeconds(1));
    }

    @Scheduled(every = "PT10M", delayed = "PT1M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        database.forget(KEPT);
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (!stopped) {
            try (Feed feed = database.open(config.maxStaleness())) {
                begin(feed);
                while (!stopped) {
                    if (catchUp(feed)) {
                        pause = SHORTEST_PAUSE;
                        awaitMore(feed);
                    }
                }
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("the view lost its line to the database and tries again: %s", e.getMessage());
                    LOG.debug("because", e);
                    sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }
    }

    /** What was read stays good only while the same server runs on, and while it still has what happened meanwhile. */
    private void begin(Feed feed) {
        String now = feed.server();
        boolean forgotten = view.staleness() > KEPT.toSeconds() / 2.0;
        if (server != null && (forgotten || !server.equals(now))) {
            restart();
        }
        server = now;
    }

    private void restart() {
        LOG.info("the view begins anew");
        restarts.increment();
        state = view.restart();
        watermark = OptionalLong.empty();
        applied = Applied.NOTHING;
        read = 0;
        warm = false;
        full = false;
    }

    /** Whether the view holds everything that was committed when this began; otherwise it begins anew. */
    private boolean catchUp(Feed feed) {
        long nanos = System.nanoTime();
        long millis = clock.millis();
        Feed.Poll poll = feed.since(watermark);
        if (watermark.isPresent() && poll.watermark() < watermark.getAsLong()) {
            // transactions were lost, as by a failover to a standby that lagged
            restart();
            return false;
        }
        if (watermark.isEmpty()) {
            statusLists.begin();
        }
        apply(feed, poll);
        watermark = OptionalLong.of(poll.watermark());
        view.proved(nanos, millis, applied);
        return true;
    }

    private void awaitMore(Feed feed) {
        if (warm) {
            feed.await(config.pollInterval());
        } else {
            warmUp(feed);
        }
    }

    private void apply(Feed feed, Feed.Poll poll) {
        boolean around = watermark.isEmpty();
        boolean keys = around;
        Set<UUID> clients = new HashSet<>();
        Set<Long> transactions = new HashSet<>();
        Set<Long> changes = new HashSet<>();
        for (Change change : poll.changes()) {
            transactions.add(change.transaction());
            changes.add(change.ordinal());
            if (applied.changes().contains(change.ordinal())) {
                continue;
            }
            switch (change.kind()) {
                case CLIENT -> clients.add(UUID.fromString(change.subject()));
                case SERVER, RESOURCE, HOST -> around = true;
                case KEY -> keys = true;
            }
        }
        if (keys) {
            ring.refresh();
        }
        if (around) {
            view.around(feed.surroundings(view.names()));
        }
        List<UUID> changed = List.copyOf(clients);
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            put(feed.clients(changed.subList(from, Math.min(changed.size(), from + AT_ONCE))));
        }
        statusLists.refresh(clients);
        applied = new Applied(poll.watermark(), transactions, changes);
    }

    private void warmUp(Feed feed) {
        Feed.Batch batch = feed.clientsAfter(read, BATCH);
        put(batch.clients());
        read = batch.last();
        warm = full || batch.clients().isEmpty();
        if (warm) {
            if (!full) {
                view.complete(true);
            }
            LOG.infof("the view holds %s%d clients", full ? "no more than " : "all ", view.size());
        }
    }

    private void put(List<ClientFacts> clients) {
        for (ClientFacts facts : clients) {
            boolean kept = state.clients().put(Packing.pack(facts, view.names()));
            full = full || !kept;
        }
        if (full && view.isComplete()) {
            view.complete(false);
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
