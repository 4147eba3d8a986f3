package io.countersign.signing;

import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Optional;

/** The signing keys for those who look after them. */
@ApplicationScoped
public class KeyService {

    private final KeyActs acts;
    private final KeyRing ring;
    private final Event<KeysChanged> changes;

    KeyService(KeyActs acts, KeyRing ring, Event<KeysChanged> changes) {
        this.acts = acts;
        this.ring = ring;
        this.changes = changes;
    }

    /** Keys in the order they were seen. */
    public Page<RingKey> list(Actor actor, long after, int limit) {
        actor.require(Role.SECURITY_ADMIN, Role.AUDITOR, Role.OPERATOR);
        ring.refresh();
        List<RingKey> oneMore = ring.keys().stream()
                .filter(key -> key.ordinal() > after)
                .limit(limit + 1L)
                .toList();
        return Page.of(oneMore, limit, RingKey::ordinal);
    }

    /** Signs with a pending key from now on; empty when there is no such key. */
    public Optional<RingKey> activate(Actor actor, String kid, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        ring.remount();
        boolean mounted = ring.current().key(kid).filter(ring::holds).isPresent();
        return changed(acts.activate(actor, kid, reason, mounted));
    }

    /** Never relies on a key again; empty when there is no such key. */
    public Optional<RingKey> compromise(Actor actor, String kid, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        return changed(
                acts.compromise(actor, kid, reason, ring.current().mounted().keySet()));
    }

    /** Takes keys out of the published sets whose time there is over. */
    @Scheduled(
            every = "${countersign.signing.mount-interval:PT30S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retire() {
        if (acts.retire()) {
            ring.refresh();
            changes.fireAsync(new KeysChanged());
        }
    }

    /** The act is over: this replica sees it at once, the others when they are told. */
    private Optional<RingKey> changed(Optional<RingKey> key) {
        ring.refresh();
        key.ifPresent(_ -> changes.fireAsync(new KeysChanged()));
        return key.flatMap(before -> ring.current().key(before.kid()));
    }
}
