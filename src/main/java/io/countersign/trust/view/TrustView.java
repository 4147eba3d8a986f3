package io.countersign.trust.view;

import io.countersign.client.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this replica knows in memory of every client and of what answers depend on. One thread writes it ({@link Follower}); all
 * others read it without a lock.
 */
@Singleton
public class TrustView {

    private final ViewRepository database;
    private final ViewConfig config;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private volatile State state;
    private volatile Freshness freshness;
    private volatile Surroundings surroundings = Surroundings.NONE;
    private volatile Applied applied = Applied.NOTHING;

    TrustView(ViewRepository database, ViewConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.state = anew();
        this.freshness = Freshness.never(config.maxStaleness());
    }

    /**
     * The clients of one life of the view.
     *
     * @param complete whether every client is in the table, so that one which is not there does not exist
     */
    record State(Names names, ClientTable clients, boolean complete) {}

    private State anew() {
        Names names = new Names();
        return new State(names, new ClientTable(names, config.viewBytes()), false);
    }

    /** Whether what the view holds is proven to be young enough to answer from. */
    public boolean isFresh() {
        return freshness.holds(System.nanoTime(), clock.millis());
    }

    /** The client of an ID, or whether there is none. */
    public Sought find(String clientId) {
        // one state, and whether it is complete read before the table: a client that comes meanwhile is not taken for
        // none
        State now = state;
        @Nullable PackedClient client = now.clients().find(clientId);
        return client != null ? client : now.complete() ? Sought.Missing.UNKNOWN : Sought.Missing.NOT_HELD;
    }

    /** The client that was found, read from the database where the view does not hold it; null where there is none. */
    public @Nullable PackedClient known(Sought found, String clientId) {
        return switch (found) {
            case PackedClient client -> client;
            case Sought.Missing.UNKNOWN -> null;
            case Sought.Missing.NOT_HELD -> read(clientId).orElse(null);
        };
    }

    boolean isComplete() {
        return state.complete();
    }

    /** The client of an ID as the database has it now: one indexed read, for a client that is not in the view. */
    private Optional<PackedClient> read(String clientId) {
        Names names = state.names();
        return database.client(clientId).map(facts -> new PackedClient(Packing.pack(facts, names), 0, names));
    }

    /** The enabled authorization server with tokens of this subject. */
    public Optional<Server> serverOfSubject(String subject) {
        return Optional.ofNullable(surroundings.bySubject().get(subject));
    }

    /** The enabled authorization server of an id. */
    public Optional<Server> server(String id) {
        return Optional.ofNullable(surroundings.byId().get(id));
    }

    /** Whether control of a publisher host is proved at a second since 1970. */
    public boolean isProved(String host, long now) {
        return surroundings.isProved(host, now);
    }

    /** What may be granted to a client at a resource; never null. */
    public Ceiling ceiling(PackedClient client, String resource, Environment environment, long now) {
        @Nullable Resource known = surroundings.resources().get(resource);
        if (known == null) {
            return Ceiling.UNKNOWN_RESOURCE;
        }
        int grant = client.grant(known.name(), environment, now);
        return grant < 0
                ? Ceiling.NOTHING
                : new Ceiling(true, client.scopes(grant), known.scopes(), client.scopesUntil(grant));
    }

    /** How many clients the view holds. */
    public int size() {
        return state.clients().size();
    }

    // written by the follower alone -----------------------------------------------------------------------------------

    State restart() {
        state = anew();
        return state;
    }

    void complete(boolean now) {
        state = new State(state.names(), state.clients(), now);
    }

    void around(Surroundings now) {
        surroundings = now;
    }

    void proved(long askedNanos, long askedMillis, Applied now) {
        applied = now;
        freshness = freshness.proved(askedNanos, askedMillis);
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        return state.clients().bytes();
    }

    double staleness() {
        return Math.min(1e9, (System.nanoTime() - freshness.nanos()) / 1e9);
    }

    /** Waits until the view holds what a committed transaction changed, or the time is over; whether it does. */
    boolean awaitApplied(long transaction, Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!applied.holds(transaction) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return applied.holds(transaction);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
