package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The keys of a {@code jwks} member (RFC 7517 §5), read as far as they can be; what cannot be read is listed with why. */
public record KeySet(List<Key> keys, List<Unreadable> unreadable) {
    /** The most keys that are looked at: a bound of ours, a document of 5000 bytes holds far fewer. */
    public static final int MOST_KEYS = 50;

    private static final String HASH = "SHA-256";
    private static final List<String> PARAMETERS = List.of("kty", "crv", "x", "y", "n", "e");

    /** Copies the lists. */
    public KeySet {
        keys = List.copyOf(keys);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * One public key.
     *
     * @param index its place in the set, from 0
     * @param kid the name the client gave it; hostile text
     * @param kty the key type, one that has a thumbprint
     * @param alg the algorithm it is meant for; hostile text
     * @param use what it is meant for; hostile text
     * @param thumbprint its identity whatever it is called: SHA-256 in unpadded base64url (RFC 7638)
     */
    public record Key(
            int index,
            @Nullable String kid,
            String kty,
            @Nullable String alg,
            @Nullable String use,
            String thumbprint) {}

    /**
     * A place where no public key could be read.
     *
     * @param index its place in the set, or -1 for the set itself
     * @param why a sentence that quotes nothing
     */
    public record Unreadable(int index, String why) {}

    /** The keys of a member's value, whatever it holds; never throws. */
    public static KeySet parse(JsonNode jwks) {
        JsonNode array = jwks.get("keys");
        if (array == null || !array.isArray()) {
            return new KeySet(List.of(), List.of(new Unreadable(-1, "the set has no array of keys")));
        }
        List<Key> keys = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int i = 0; i < Math.min(array.size(), MOST_KEYS); i++) {
            read(i, array.get(i), keys, unreadable);
        }
        if (array.size() > MOST_KEYS) {
            unreadable.add(new Unreadable(-1, "only the first " + MOST_KEYS + " keys are read"));
        }
        return new KeySet(keys, unreadable);
    }

    /** The thumbprints of the keys that could be read. */
    public Set<String> thumbprints() {
        return keys.stream().map(Key::thumbprint).collect(Collectors.toUnmodifiableSet());
    }

    private static void read(int index, JsonNode node, List<Key> keys, List<Unreadable> unreadable) {
        if (!node.isObject()) {
            unreadable.add(new Unreadable(index, "the key is not a JSON object"));
            return;
        }
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(node.toString());
            if (key instanceof OctetSequenceJsonWebKey) {
                unreadable.add(new Unreadable(index, "the key is a shared secret, not a public key"));
                return;
            }
            if (!isWrittenTheOneWay(node, key)) {
                unreadable.add(new Unreadable(index, "the key's parameters are not written as RFC 7518 §6 demands"));
                return;
            }
            keys.add(new Key(
                    index,
                    text(node, "kid"),
                    key.getKeyType(),
                    text(node, "alg"),
                    text(node, "use"),
                    key.calculateBase64urlEncodedThumbprint(HASH)));
        } catch (JoseException | RuntimeException e) {
            // jose4j answers malformed parameters with many exceptions, checked and not; none may stop a review
            unreadable.add(new Unreadable(index, "the key is no public key of a known type"));
        }
    }

    /** jose4j reads leniently; another reader may see another key in what it repairs. */
    private static boolean isWrittenTheOneWay(JsonNode written, JsonWebKey key) {
        Map<String, Object> read = key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        return PARAMETERS.stream().allMatch(name -> Objects.equals(text(written, name), read.get(name)));
    }

    private static @Nullable String text(JsonNode key, String name) {
        return key.path(name).textValue();
    }
}
