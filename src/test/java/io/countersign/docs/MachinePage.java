package io.countersign.docs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One state machine, as a diagram and a table of its ways.
 *
 * @param states in the order of the code
 * @param beginnings where it begins, with how
 * @param ways every way out of every state
 */
record MachinePage(List<String> states, Map<String, String> beginnings, List<Way> ways) {

    /**
     * One way out of a state.
     *
     * @param who everyone the function let through, in words
     * @param refusals the reasons the function gave to others, or to other bytes, in this state
     */
    record Way(String from, String command, String to, Set<String> who, Set<String> refusals) {}

    /** What one attempt came to: a state or a refusal, by name. */
    record Attempt(String command, String who, boolean moved, String outcome) {}

    /**
     * Finds the ways out of each state by asking the function everything that can be asked there.
     *
     * @param attempts for a state, what everybody's every command came to
     */
    static MachinePage probe(
            List<String> states, Map<String, String> beginnings, Function<String, List<Attempt>> attempts) {
        List<Way> ways = states.stream()
                .flatMap(state -> attempts.apply(state).stream()
                        .collect(Collectors.groupingBy(Attempt::command, LinkedHashMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .filter(asked -> asked.getValue().stream().anyMatch(Attempt::moved))
                        .flatMap(asked -> ways(state, asked.getKey(), asked.getValue())))
                .toList();
        return new MachinePage(states, beginnings, ways);
    }

    /** One way for each end that a command leads to: who asks, or what is missing, can make the difference. */
    private static Stream<Way> ways(String from, String command, List<Attempt> attempts) {
        Map<String, Set<String>> who = new TreeMap<>();
        Set<String> refusals = new LinkedHashSet<>();
        for (Attempt attempt : attempts) {
            if (attempt.moved()) {
                who.computeIfAbsent(attempt.outcome(), _ -> new LinkedHashSet<>())
                        .add(attempt.who());
            } else {
                refusals.add(attempt.outcome());
            }
        }
        return who.entrySet().stream().map(end -> new Way(from, command, end.getKey(), end.getValue(), refusals));
    }

    String markdown(Function<Set<String>, String> people) {
        return diagram() + "\n" + table(people) + "\n" + remarks();
    }

    private String diagram() {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        beginnings.forEach((state, how) -> text.append("    [*] --> ")
                .append(state)
                .append(": ")
                .append(how)
                .append('\n'));
        for (Way way : ways) {
            text.append("    %s --> %s: %s\n".formatted(way.from(), way.to(), way.command()));
        }
        ends().forEach(state -> text.append("    ").append(state).append(" --> [*]\n"));
        return text.append("```\n").toString();
    }

    private String table(Function<Set<String>, String> people) {
        StringBuilder text = new StringBuilder(
                "| State | Its only ways out | Leads to | Who may | Refused by |\n|---|---|---|---|---|\n");
        for (String state : states) {
            List<Way> out =
                    ways.stream().filter(way -> way.from().equals(state)).toList();
            if (out.isEmpty()) {
                text.append("| `").append(state).append("` | none: the end | | | |\n");
            }
            String first = "`" + state + "`";
            for (Way way : out) {
                text.append("| %s | `%s` | `%s` | %s | %s |\n"
                        .formatted(first, way.command(), way.to(), people.apply(way.who()), code(way.refusals())));
                first = "";
            }
        }
        return text.toString();
    }

    private String remarks() {
        Set<String> unreached = new LinkedHashSet<>(states);
        unreached.removeAll(beginnings.keySet());
        ways.forEach(way -> unreached.remove(way.to()));
        return unreached.isEmpty() ? "" : "Nothing leads to " + code(unreached) + " yet.\n\n";
    }

    private List<String> ends() {
        return states.stream()
                .filter(state -> ways.stream().noneMatch(way -> way.from().equals(state)))
                .toList();
    }

    private static String code(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
