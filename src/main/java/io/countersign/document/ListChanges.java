package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.countersign.document.Difference.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened to members that list what a client may do: their order means nothing, what is in them everything. */
final class ListChanges {
    private static final Pattern SPACE = Pattern.compile(" +");

    private ListChanges() {}

    /** Scopes are separated by spaces (RFC 7591 §2); without the member a server may grant what it likes, so its coming and going widens. */
    static List<Change> scopes(Compared it) {
        if (it.before() == null || it.after() == null) {
            return List.of(
                    it.whole(
                            ChangeKind.SCOPE_WIDENED,
                            it.after() == null
                                    ? "The document no longer says which scopes the client may ask for; each server decides."
                                    : "The document now says which scopes the client may ask for; before each server decided."));
        }
        if (!it.before().isTextual() || !it.after().isTextual()) {
            return List.of(it.plain());
        }
        Set<String> before = words(it.before().textValue());
        Set<String> after = words(it.after().textValue());
        List<Change> changes = new ArrayList<>();
        String more = joined(after, before);
        if (!more.isEmpty()) {
            changes.add(
                    it.whole(ChangeKind.SCOPE_WIDENED, "The client may now ask for " + HostileText.quoted(more) + "."));
        }
        String less = joined(before, after);
        if (!less.isEmpty()) {
            changes.add(it.whole(
                    ChangeKind.SCOPE_NARROWED, "The client may no longer ask for " + HostileText.quoted(less) + "."));
        }
        return changes;
    }

    /** Absent means {@code authorization_code} (RFC 7591 §2). */
    static List<Change> grants(Compared it) {
        return items(it, "authorization_code", ChangeKind.GRANT_ADDED, ChangeKind.GRANT_REMOVED, "the grant ");
    }

    /** Absent means {@code code} (RFC 7591 §2). */
    static List<Change> responseTypes(Compared it) {
        return items(
                it, "code", ChangeKind.RESPONSE_TYPE_ADDED, ChangeKind.RESPONSE_TYPE_REMOVED, "the response type ");
    }

    static List<Change> contacts(Compared it) {
        return sameElements(it.before(), it.after())
                ? List.of()
                : List.of(it.whole(ChangeKind.CONTACTS_CHANGED, "Other people are named to answer for the client."));
    }

    private static List<Change> items(
            Compared it, String whenAbsent, ChangeKind added, ChangeKind removed, String what) {
        Optional<List<String>> was = Compared.strings(it.before());
        Optional<List<String>> becomes = Compared.strings(it.after());
        if (was.isEmpty() || becomes.isEmpty()) {
            return List.of(it.plain());
        }
        List<String> before = it.before() == null ? List.of(whenAbsent) : was.get();
        List<String> after = it.after() == null ? List.of(whenAbsent) : becomes.get();
        List<Change> changes = new ArrayList<>();
        for (String item : without(after, before)) {
            changes.add(it.change(
                    added,
                    it.after() == null ? Pointers.to(it.member()) : Pointers.to(it.member(), after.indexOf(item)),
                    "The client may now use " + what + HostileText.quoted(item) + ".",
                    null,
                    TextNode.valueOf(item)));
        }
        for (String item : without(before, after)) {
            changes.add(it.change(
                    removed,
                    it.before() == null ? Pointers.to(it.member()) : Pointers.to(it.member(), before.indexOf(item)),
                    "The client no longer uses " + what + HostileText.quoted(item) + ".",
                    TextNode.valueOf(item),
                    null));
        }
        return changes.isEmpty() && !it.isInBoth() ? List.of(it.plain()) : changes;
    }

    /** Whether two arrays hold the same elements, in whatever order. */
    static boolean sameElements(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null || !before.isArray() || !after.isArray()) {
            return false;
        }
        Set<JsonNode> one = new HashSet<>();
        before.forEach(one::add);
        Set<JsonNode> other = new HashSet<>();
        after.forEach(other::add);
        return one.equals(other);
    }

    private static Set<String> words(String scope) {
        Set<String> words = new LinkedHashSet<>(List.of(SPACE.split(scope)));
        words.remove("");
        return words;
    }

    private static Set<String> without(Collection<String> some, Collection<String> others) {
        Set<String> left = new LinkedHashSet<>(some);
        left.removeAll(new HashSet<>(others));
        return left;
    }

    private static String joined(Set<String> some, Set<String> others) {
        return String.join(" ", without(some, others));
    }
}
