package io.countersign.signing;

import io.countersign.log.Log;
import io.countersign.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The acts on signing keys, one transaction each; on all replicas together one at a time. */
@ApplicationScoped
@Transactional
class KeyActs {

    private final SigningKeyRepository keys;
    private final SigningConfig config;
    private final Log log;
    private final Clock clock;

    KeyActs(SigningKeyRepository keys, SigningConfig config, Log log, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.log = log;
        this.clock = clock;
    }

    private record Entry(String act, RingKey key, String reason) {}

    List<RingKey> all() {
        return keys.all();
    }

    /** Writes down keys that nobody has seen. The first of a purpose is active; all later ones wait until somebody activates them. */
    void seen(Collection<SigningKey> mounted) {
        keys.lock();
        Instant now = clock.instant();
        List<RingKey> before = keys.all();
        Set<String> known = before.stream().map(RingKey::kid).collect(Collectors.toSet());
        Set<Purpose> begun = new HashSet<>();
        before.stream().filter(key -> key.activeFrom().isPresent()).forEach(key -> begun.add(key.purpose()));
        List<SigningKey> unknown =
                mounted.stream().filter(key -> !known.contains(key.kid())).toList();
        Map<SigningKey, KeyState> states = new LinkedHashMap<>();
        for (SigningKey key : unknown) {
            KeyState state = begun.add(key.purpose()) ? KeyState.ACTIVE : KeyState.PENDING;
            states.put(key, state);
            keys.insert(key, now);
            keys.act(key.kid(), state, "mounted", Actor.SYSTEM.subject(), now);
        }
        states.forEach((key, state) -> log.append(
                Actor.SYSTEM,
                "key.seen",
                key.kid(),
                Map.of("purpose", key.purpose().wire(), "state", state.wire())));
    }

    /** Signs with a pending key from now on; the one that did retires. Empty when there is no such key. */
    Optional<RingKey> activate(Actor actor, String kid, String reason, boolean mounted) {
        keys.lock();
        return find(kid).map(key -> {
            var entries = new ArrayList<Entry>();
            promote(actor, key, reason, mounted, entries);
            record(actor, entries);
            return key;
        });
    }

    /** Never relies on a key again; where it was the active one, the oldest pending one that is mounted takes over. */
    Optional<RingKey> compromise(Actor actor, String kid, String reason, Set<String> mounted) {
        keys.lock();
        return find(kid).map(key -> {
            var entries = new ArrayList<Entry>();
            move(actor, key, new KeyCommand.Compromise(), reason);
            entries.add(new Entry("key.compromised", key, reason));
            if (key.state() == KeyState.ACTIVE) {
                keys.all().stream()
                        .filter(next -> next.purpose() == key.purpose()
                                && next.state() == KeyState.PENDING
                                && mounted.contains(next.kid()))
                        .findFirst()
                        .ifPresent(next -> promote(actor, next, "takes over from " + kid, true, entries));
            }
            record(actor, entries);
            return key;
        });
    }

    /** Takes keys out of the published sets whose time there is over; whether there were any. */
    boolean retire() {
        keys.lock();
        Instant now = clock.instant();
        var entries = new ArrayList<Entry>();
        for (RingKey key : keys.all()) {
            var command = new KeyCommand.Retire(key.since(), config.retireAfter());
            if (KeyLifecycle.decide(key.state(), command, Actor.SYSTEM, now)
                    instanceof KeyLifecycle.Outcome.Moved(var next)) {
                keys.act(key.kid(), next, "superseded", Actor.SYSTEM.subject(), now);
                entries.add(new Entry("key.retired", key, "superseded"));
            }
        }
        record(Actor.SYSTEM, entries);
        return !entries.isEmpty();
    }

    private Optional<RingKey> find(String kid) {
        return keys.all().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private void promote(Actor actor, RingKey key, String reason, boolean mounted, List<Entry> entries) {
        var command = new KeyCommand.Activate(mounted);
        // refused before anything else stops signing
        next(actor, key, command);
        keys.all().stream()
                .filter(other -> other.purpose() == key.purpose() && other.state() == KeyState.ACTIVE)
                .forEach(other -> move(actor, other, new KeyCommand.Supersede(), "superseded by " + key.kid()));
        move(actor, key, command, reason);
        entries.add(new Entry("key.activated", key, reason));
    }

    private void move(Actor actor, RingKey key, KeyCommand command, String reason) {
        keys.act(key.kid(), next(actor, key, command), reason, actor.subject(), clock.instant());
    }

    private KeyState next(Actor actor, RingKey key, KeyCommand command) {
        return switch (KeyLifecycle.decide(key.state(), command, actor, clock.instant())) {
            case KeyLifecycle.Outcome.Moved(var next) -> next;
            case KeyLifecycle.Outcome.Refused(var reason) -> throw new KeyActRefused(reason, key.state());
        };
    }

    private void record(Actor actor, List<Entry> entries) {
        entries.forEach(entry -> log.append(
                actor,
                entry.act(),
                entry.key().kid(),
                Map.of("purpose", entry.key().purpose().wire(), "reason", entry.reason())));
    }
}
