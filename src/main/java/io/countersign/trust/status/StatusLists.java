package io.countersign.trust.status;

import io.countersign.platform.RegistryConfig;
import io.countersign.trust.view.TrustView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The status lists of this replica: read from the database once, kept in memory, brought up to date by {@link #refresh} and signed when
 * somebody asks. What could not be read yet is never answered.
 */
@ApplicationScoped
public class StatusLists {

    private static final Logger LOG = Logger.getLogger(StatusLists.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BITS = 2;

    private final StatusValueRepository values;
    private final StatusListIssuer issuer;
    private final TrustView view;
    private final RegistryConfig registry;
    private final Clock clock;
    private final Timer timer;
    private final Map<Integer, StatusList> lists = new ConcurrentSkipListMap<>();

    /** Clients of which something changed, and how often: what changes while it is read must be read again. */
    private final Map<UUID, Long> changed = new ConcurrentHashMap<>();

    private final AtomicInteger lives = new AtomicInteger();
    /** The life in which everything was read last: whoever still reads for an older one cannot say so for the one of now. */
    private volatile int readLife = -1;

    private volatile @Nullable Thread loader;

    StatusLists(
            StatusValueRepository values,
            StatusListIssuer issuer,
            TrustView view,
            RegistryConfig registry,
            Clock clock,
            MeterRegistry metrics) {
        this.values = values;
        this.issuer = issuer;
        this.view = view;
        this.registry = registry;
        this.clock = clock;
        this.timer = Timer.builder("countersign_status_list_load")
                .description("reading all statuses from the database")
                .register(metrics);
    }

    /** One list in memory; its token is gone as soon as it says something else than the list. */
    private static final class StatusList {
        private final StatusBits statuses = new StatusBits(BITS, StatusEntry.LIST_SIZE);
        private volatile @Nullable StatusListToken token;
    }

    /** What is known of a list. */
    public sealed interface Answer {
        /** Its token. */
        record Signed(StatusListToken token) implements Answer {}

        /** Nothing: this replica still reads. */
        record NotYet() implements Answer {}

        /** That there is none of this number. */
        record Unknown() implements Answer {}
    }

    /**
     * Reads everything, again where it was read before: called once {@link #refresh} hears of every change that comes after, so that
     * none falls between.
     */
    public void begin() {
        int life = lives.incrementAndGet();
        loader = Thread.ofVirtual().name("status-lists").start(() -> load(life));
    }

    void stop(@Observes ShutdownEvent event) {
        @Nullable Thread reading = loader;
        if (reading != null) {
            reading.interrupt();
        }
    }

    /** Notes that versions or the trust of these clients changed, after that was committed; the next answer knows. Never waits. */
    public void refresh(Collection<UUID> clients) {
        clients.forEach(client -> changed.merge(client, 1L, Long::sum));
    }

    /** The addresses of all lists; empty while this replica still reads. */
    public Optional<List<String>> uris() {
        if (!isKnown()) {
            return Optional.empty();
        }
        catchUp();
        return Optional.of(lists.keySet().stream()
                .map(list -> StatusEntry.uri(registry.baseUrl(), list))
                .toList());
    }

    /** The token of a list, as everything stands that {@link #refresh} was told of. */
    public Answer list(int number) {
        if (!isKnown()) {
            return new Answer.NotYet();
        }
        catchUp();
        @Nullable StatusList list = lists.get(number);
        return list == null ? new Answer.Unknown() : new Answer.Signed(token(number, list));
    }

    /** A replica that is cut off from the changes says nothing, rather than what was. */
    private boolean isKnown() {
        return isComplete() && view.isFresh();
    }

    private boolean isComplete() {
        return readLife == lives.get();
    }

    private StatusListToken token(int number, StatusList list) {
        @Nullable StatusListToken token = list.token;
        return token != null && issuer.isFresh(token) ? token : renewed(number, list);
    }

    /** One signs, the others wait for it. */
    private synchronized StatusListToken renewed(int number, StatusList list) {
        @Nullable StatusListToken token = list.token;
        if (token != null && issuer.isFresh(token)) {
            return token;
        }
        StatusListToken made = issuer.issue(number, list.statuses);
        list.token = made;
        return made;
    }

    private void catchUp() {
        if (!changed.isEmpty()) {
            readChanged();
        }
    }

    private synchronized void readChanged() {
        Map<UUID, Long> seen = Map.copyOf(changed);
        if (isComplete() && !seen.isEmpty()) {
            values.of(seen.keySet(), clock.instant(), this::put);
            seen.forEach(changed::remove);
        }
    }

    private void put(StatusEntry place, StatusValue value) {
        StatusList list = lists.computeIfAbsent(place.list(), _ -> new StatusList());
        if (list.statuses.set(place.idx(), value.code())) {
            list.token = null;
        }
    }

    private void load(int life) {
        while (readLife != life && lives.get() == life) {
            try {
                timer.record(() -> readAll(life));
            } catch (RuntimeException e) {
                LOG.error("the status lists could not be read; they are not answered", e);
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    private synchronized void readAll(int life) {
        values.all(clock.instant(), this::put);
        if (lives.get() == life) {
            readLife = life;
        }
    }
}
