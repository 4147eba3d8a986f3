package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.Difference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One member as two documents have it, null where one has it not. */
record Compared(
        String member, @Nullable JsonNode before, @Nullable JsonNode after) {
    static Compared in(String member, MetadataDocument before, MetadataDocument after) {
        return new Compared(
                member, before.member(member).orElse(null), after.member(member).orElse(null));
    }

    /** Whether the values are not the same JSON; what of that means anything is for others to say. */
    boolean differs() {
        return before == null ? after != null : !before.equals(after);
    }

    /** The name without its language tag. */
    String unlocalized() {
        int hash = member.indexOf('#');
        return hash < 0 ? member : member.substring(0, hash);
    }

    boolean isInBoth() {
        return before != null && after != null;
    }

    /** A change of the member as a whole. */
    Change whole(ChangeKind kind, String summary) {
        return change(kind, Pointers.to(member), summary, before, after);
    }

    Change change(ChangeKind kind, String pointer, String summary, @Nullable JsonNode was, @Nullable JsonNode becomes) {
        ChangeClass changeClass = MetadataDictionary.registered().changeClass(member);
        return new Change(kind, pointer, member, changeClass, summary, was, becomes);
    }

    /** The change that says no more than that there is one. */
    Change plain() {
        String name = HostileText.quoted(member);
        if (before == null) {
            return whole(ChangeKind.MEMBER_ADDED, name + " is there now and was not before.");
        }
        return after == null
                ? whole(ChangeKind.MEMBER_REMOVED, name + " is there no longer.")
                : whole(ChangeKind.MEMBER_CHANGED, name + " holds another value.");
    }

    /** The strings of an array, none where there is no value; empty where it is anything but an array of strings. */
    static Optional<List<String>> strings(@Nullable JsonNode value) {
        if (value == null) {
            return Optional.of(List.of());
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                return Optional.empty();
            }
            strings.add(element.textValue());
        }
        return value.isArray() ? Optional.of(strings) : Optional.empty();
    }
}
