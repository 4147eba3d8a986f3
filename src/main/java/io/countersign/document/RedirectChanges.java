package io.countersign.document;

import com.fasterxml.jackson.databind.node.TextNode;
import io.countersign.document.Difference.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened to the redirect URIs: whether codes go somewhere new is the question, not how many URIs there are. */
final class RedirectChanges {
    private static final int LONGEST_PLACE = 300;

    private RedirectChanges() {}

    static List<Change> of(Compared it) {
        Optional<List<String>> before = Compared.strings(it.before());
        Optional<List<String>> after = Compared.strings(it.after());
        if (before.isEmpty() || after.isEmpty()) {
            return List.of(it.plain());
        }
        List<Change> changes = new ArrayList<>(only(it, before.get(), after.get(), true));
        changes.addAll(only(it, after.get(), before.get(), false));
        boolean emptied = changes.isEmpty() && !it.isInBoth();
        return emptied ? List.of(it.plain()) : changes;
    }

    /** The URIs that only {@code theirs} holds, each once. */
    private static List<Change> only(Compared it, List<String> others, List<String> theirs, boolean added) {
        Set<String> known = new HashSet<>(others);
        Set<String> places =
                new HashSet<>(others.stream().map(RedirectChanges::place).toList());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            String uri = theirs.get(i);
            if (known.add(uri)) {
                boolean newPlace = places.add(place(uri));
                TextNode value = TextNode.valueOf(uri);
                changes.add(it.change(
                        kind(uri, newPlace, added),
                        Pointers.to(it.member(), i),
                        summary(uri, newPlace, added),
                        added ? null : value,
                        added ? value : null));
            }
        }
        return changes;
    }

    private static ChangeKind kind(String uri, boolean newPlace, boolean added) {
        if (new RedirectUri(uri).isLoopback()) {
            return added ? ChangeKind.LOOPBACK_REDIRECT_ADDED : ChangeKind.LOOPBACK_REDIRECT_REMOVED;
        }
        if (newPlace) {
            return added ? ChangeKind.REDIRECT_HOST_ADDED : ChangeKind.REDIRECT_HOST_REMOVED;
        }
        return added ? ChangeKind.REDIRECT_URI_ADDED : ChangeKind.REDIRECT_URI_REMOVED;
    }

    private static String summary(String uri, boolean newPlace, boolean added) {
        String verb = added ? "Codes may now be sent to " : "Codes are no longer sent to ";
        if (new RedirectUri(uri).isLoopback()) {
            return verb + HostileText.quoted(uri) + " on the user's own machine.";
        }
        String place = HostileText.quoted(place(uri));
        if (newPlace) {
            return verb + place + (added ? ", where none went before: " : ", the last place there was ")
                    + HostileText.quoted(uri) + ".";
        }
        return verb + HostileText.quoted(uri) + "; " + place + (added ? " had a redirect before." : " keeps another.");
    }

    /** The origin, or the scheme of what has no host: where the one who gets the code sits. */
    private static String place(String uri) {
        UriParts parts = UriParts.split(uri);
        String scheme = parts.scheme() == null ? "" : parts.scheme() + ":";
        String origin = parts.authority() == null ? scheme : scheme + "//" + parts.authority();
        return origin.length() > LONGEST_PLACE ? uri : origin;
    }
}
