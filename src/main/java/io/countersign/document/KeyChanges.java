package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.Difference.Change;
import java.util.List;
import java.util.Set;

/** What happened to the keys: rotation, where one that was trusted vouches for continuity, or replacement (CIMD §8.4.1). */
final class KeyChanges {
    /** The members that say what the keys are or where they are found; no document may have both (RFC 7591 §2). */
    static final Set<String> PLACES = Set.of("jwks", "jwks_uri");

    private KeyChanges() {}

    /** The move from keys in the document to keys at a URI, or back. */
    static List<Change> moved(MetadataDocument before, MetadataDocument after) {
        return before.has("jwks") && !before.has("jwks_uri") && after.has("jwks_uri") && !after.has("jwks")
                ? moved("jwks", "jwks_uri", before, after)
                : before.has("jwks_uri") && !before.has("jwks") && after.has("jwks") && !after.has("jwks_uri")
                        ? moved("jwks_uri", "jwks", before, after)
                        : List.of();
    }

    private static List<Change> moved(String from, String to, MetadataDocument before, MetadataDocument after) {
        Compared it = new Compared(
                to, before.member(from).orElseThrow(), after.member(to).orElseThrow());
        String summary = to.equals("jwks")
                ? "The keys now stand in the document; before they were found at a URI."
                : "The keys are now found at a URI, where they can change without a new document.";
        return List.of(it.whole(ChangeKind.KEY_LOCATION_MOVED, summary));
    }

    /** Another {@code jwks_uri}. */
    static List<Change> ofLocation(Compared it) {
        return it.before() == null || it.after() == null
                ? List.of(it.plain())
                : List.of(it.whole(
                        ChangeKind.KEY_LOCATION_MOVED,
                        "The keys are now found at " + quoted(it.after()) + ", before at " + quoted(it.before())
                                + "."));
    }

    /** Another {@code jwks}. */
    static List<Change> of(Compared it) {
        if (it.before() == null || it.after() == null) {
            return List.of(it.plain());
        }
        if (sameKeysInAnotherOrder(it.before(), it.after())) {
            return List.of();
        }
        KeySet before = KeySet.parse(it.before());
        KeySet after = KeySet.parse(it.after());
        // What cannot be read cannot be said to stay.
        boolean readable = before.unreadable().isEmpty() && after.unreadable().isEmpty();
        if (readable && before.thumbprints().equals(after.thumbprints())) {
            return List.of(it.whole(
                    ChangeKind.MEMBER_CHANGED,
                    "The keys stay the same; what is said of them, or beside them, changes."));
        }
        long stay = before.thumbprints().stream()
                .filter(after.thumbprints()::contains)
                .count();
        return List.of(
                readable && stay > 0
                        ? it.whole(
                                ChangeKind.KEY_ROTATED,
                                "%d of %d keys stay, and there are %d now."
                                        .formatted(
                                                stay,
                                                before.thumbprints().size(),
                                                after.thumbprints().size()))
                        : it.whole(
                                ChangeKind.KEY_REPLACED,
                                readable
                                        ? "None of the keys stays."
                                        : "Some keys cannot be read, so none can be said to stay."));
    }

    /** Members beside the keys count, their order does not. */
    private static boolean sameKeysInAnotherOrder(JsonNode before, JsonNode after) {
        return ListChanges.sameElements(before.get("keys"), after.get("keys"))
                && rest(before).equals(rest(after));
    }

    private static JsonNode rest(JsonNode jwks) {
        return ((ObjectNode) jwks.deepCopy()).without("keys");
    }

    private static String quoted(JsonNode value) {
        return HostileText.quoted(value.isTextual() ? value.textValue() : value.toString());
    }
}
