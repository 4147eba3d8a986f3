package io.countersign.trust.view;

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

    /** Of all lives: what was read in one of them is met in the next. */
    private final Names names = new Names();

    private int lives;
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
    record State(ClientTable clients, boolean complete) {}

    private State anew() {
        lives++;
        return new State(new ClientTable(names, lives, config.viewBytes()), false);
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
        return database.client(clientId).map(facts -> new PackedClient(Packing.pack(facts, names), 0, names));
    }

    /** What answers depend on now besides the client. */
    public Surroundings surroundings() {
        return surroundings;
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
        state = new State(state.clients(), now);
    }

    Names names() {
        return names;
    }

    void around(Surroundings now) {
        surroundings = now.edition(surroundings.edition() + 1);
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
