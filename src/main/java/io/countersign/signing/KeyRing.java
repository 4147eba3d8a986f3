package io.countersign.signing;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The keys of this registry as this replica sees them: an immutable snapshot, replaced as a whole (ADR 0016). */
@ApplicationScoped
public class KeyRing {
    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    private final KeyFiles files;
    private final KeyActs acts;
    private volatile Ring ring;

    /** Reads the mounted keys and the ring; a start without usable key files fails here. */
    KeyRing(KeyFiles files, KeyActs acts) {
        this.files = files;
        this.acts = acts;
        this.ring = read(files, acts);
    }

    /** The ring is there before the first request needs it. */
    void start(@Observes StartupEvent start) {
        LOG.infof(
                "signing keys: %d mounted, %d known",
                current().mounted().size(), current().keys().size());
    }

    /** Reads the ring from the database again; called when somebody may have changed it. */
    @Scheduled(
            every = "${countersign.signing.ring-interval:PT10S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        replace(acts.all(), ring.mounted());
    }

    /** Reads the mounted files again, and writes down keys that are new; a mount that cannot be read changes nothing. */
    @Scheduled(
            every = "${countersign.signing.mount-interval:PT30S}",
            delayed = "${countersign.signing.mount-interval:PT30S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void remount() {
        Map<String, SigningKey> mounted;
        try {
            mounted = files.read();
        } catch (IllegalArgumentException e) {
            LOG.errorf("the mounted signing keys were not read again: %s", e.getMessage());
            return;
        }
        boolean anyNew = mounted.keySet().stream().anyMatch(kid -> ring.key(kid).isEmpty());
        if (anyNew) {
            acts.seen(mounted.values());
        }
        replace(acts.all(), mounted);
    }

    /** Where a key stands; empty for a name that no key of this registry has. */
    public Optional<KeyState> state(String kid) {
        return ring.key(kid).map(RingKey::state);
    }

    /** The names of a purpose's keys in one of some states. */
    public Set<String> named(Purpose purpose, KeyState first, KeyState... more) {
        return ring.named(purpose, EnumSet.of(first, more));
    }

    /** Whether this replica has the private half of a key. */
    public boolean holds(RingKey key) {
        return ring.holds(key);
    }

    /** The published set of a purpose (RFC 7517 §5), as JSON. */
    public String published(Purpose purpose) {
        return ring.sets().getOrDefault(purpose, "");
    }

    /** Every key there ever was, in the order they were seen. */
    List<RingKey> keys() {
        return ring.keys();
    }

    /** The snapshot of now. */
    Ring current() {
        return ring;
    }

    private void replace(List<RingKey> keys, Map<String, SigningKey> mounted) {
        Ring before = ring;
        // mostly nothing has changed, and keys are parsed for a new one
        if (!keys.equals(before.keys())
                || !mounted.keySet().equals(before.mounted().keySet())) {
            ring = Ring.of(keys, mounted);
        }
    }

    private static Ring read(KeyFiles files, KeyActs acts) {
        Map<String, SigningKey> mounted = files.read();
        acts.seen(mounted.values());
        return Ring.of(acts.all(), mounted);
    }
}
