package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What separates two documents, member by member. */
public final class Difference {
    private Difference() {}

    /** What happened to a member. */
    public enum Kind {
        /** Only the later document has it. */
        ADDED,
        /** Only the earlier document has it. */
        REMOVED,
        /** Both have it, with different values. */
        CHANGED
    }

    /**
     * One member that differs.
     *
     * @param before its earlier value, null where it was added
     * @param after its later value, null where it was removed
     */
    public record Change(
            String member,
            Kind kind,
            ChangeClass changeClass,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** The changes from one document to another, by member name; the order of members and white space are no change. */
    public static List<Change> between(MetadataDocument before, MetadataDocument after) {
        TreeSet<String> names = new TreeSet<>(before.memberNames());
        names.addAll(after.memberNames());
        return names.stream()
                .map(name -> change(name, before.member(name), after.member(name)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> change(String name, Optional<JsonNode> before, Optional<JsonNode> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        ChangeClass changeClass = MetadataDictionary.registered().changeClass(name);
        return Optional.of(new Change(name, kind, changeClass, before.orElse(null), after.orElse(null)));
    }
}
