package io.countersign.check.profiles;

import io.countersign.check.Check;
import io.countersign.check.Profile.Selected;
import io.countersign.check.Severity;
import io.countersign.check.rules.DocumentSizeCheck;
import io.countersign.check.rules.ReadableCheck;
import io.countersign.check.rules.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules that profiles choose from, and the ways of choosing. */
public final class Selection {
    private static final DocumentSizeCheck SIZE = new DocumentSizeCheck();
    private static final ReadableCheck READABLE = new ReadableCheck();

    /** Every rule of {@code check.rules}, in the order in which they are listed to people; one instance each, so that results are shared. */
    public static final List<Check> ALL = Stream.of(Rules.URL, List.of(SIZE, READABLE), Rules.DOCUMENT)
            .<Check>flatMap(List::stream)
            .toList();

    private Selection() {}

    /** The rules that a predicate takes. */
    public static List<Check> where(Predicate<Check> taken) {
        return ALL.stream().filter(taken).toList();
    }

    /** The rules of these ids; IllegalArgumentException where one has no rule, so that a slip stops the start. */
    public static List<Check> of(String... ids) {
        Set<String> wanted = Set.of(ids);
        List<Check> found = where(check -> wanted.contains(check.id()));
        if (found.stream().map(Check::id).distinct().count() != wanted.size()) {
            throw new IllegalArgumentException("a rule of " + wanted + " is missing");
        }
        return found;
    }

    /** Chosen rules and then others, at the severities they have, but for those that a profile gives another. */
    public static List<Selected> at(Map<String, Severity> severities, List<Check> chosen, Check... others) {
        return Stream.concat(chosen.stream(), Stream.of(others))
                .map(check -> new Selected(check, severities.getOrDefault(check.id(), check.severity())))
                .toList();
    }
}
