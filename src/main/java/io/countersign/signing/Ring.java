package io.countersign.signing;

import java.security.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The keys at one moment, as one replica sees them.
 *
 * @param keys every key there ever was, in the order they were seen
 * @param mounted the private halves of this replica, by {@code kid}
 * @param publicHalves what verifies, by {@code kid}
 * @param sets the published set of each purpose, as JSON
 */
record Ring(
        List<RingKey> keys, Map<String, SigningKey> mounted, Map<String, Key> publicHalves, Map<Purpose, String> sets) {

    static Ring of(List<RingKey> keys, Map<String, SigningKey> mounted) {
        Map<String, JsonWebKey> parsed = new HashMap<>();
        keys.forEach(key -> parsed.put(key.kid(), parse(key)));
        Map<String, Key> publicHalves = new HashMap<>();
        parsed.forEach((kid, jwk) -> publicHalves.put(kid, jwk.getKey()));
        Map<Purpose, String> sets = new HashMap<>();
        for (Purpose purpose : Purpose.values()) {
            var published = keys.stream()
                    .filter(key -> key.purpose() == purpose && key.state().published())
                    .flatMap(key -> Stream.ofNullable(parsed.get(key.kid())))
                    .toList();
            sets.put(purpose, new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        }
        return new Ring(List.copyOf(keys), Map.copyOf(mounted), Map.copyOf(publicHalves), Map.copyOf(sets));
    }

    Optional<RingKey> key(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    Optional<RingKey> active(Purpose purpose) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose && key.state() == KeyState.ACTIVE)
                .findFirst();
    }

    /** The names of a purpose's keys in one of some states. */
    Set<String> named(Purpose purpose, Set<KeyState> states) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose && states.contains(key.state()))
                .map(RingKey::kid)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this replica can sign with a key: it has the private half, and for the purpose the key is known for. */
    boolean holds(RingKey key) {
        SigningKey pair = mounted.get(key.kid());
        return pair != null && pair.purpose() == key.purpose();
    }

    /** The pair that signs for a purpose; never another one in its place. */
    SigningKey signing(Purpose purpose) {
        RingKey key = active(purpose).orElseThrow(() -> new KeyUnavailable(purpose, "no key is active"));
        SigningKey pair = mounted.get(key.kid());
        if (pair == null || !holds(key)) {
            throw new KeyUnavailable(purpose, "the private half of the active key " + key.kid() + " is not mounted");
        }
        return pair;
    }

    private static JsonWebKey parse(RingKey key) {
        try {
            return JsonWebKey.Factory.newJwk(key.jwk());
        } catch (JoseException e) {
            throw new IllegalStateException("the stored key " + key.kid() + " is a JWK", e);
        }
    }
}
