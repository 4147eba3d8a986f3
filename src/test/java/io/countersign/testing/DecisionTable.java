package io.countersign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a state machine is expected to answer, as a person wrote it down under {@code tables/}. */
public record DecisionTable(List<Cell> cells) {

    /**
     * One expectation.
     *
     * @param outcome the state it moves to, or the reason of the refusal, by its name in the code
     */
    public record Cell(String command, String actor, String state, String outcome) {}

    /** Copies the cells. */
    public DecisionTable {
        cells = List.copyOf(cells);
    }

    /** The table of that name: a legend of short words, then per command a line of states and a line for each actor. */
    public static DecisionTable named(String name) {
        Map<String, String> legend = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        List<String> head = List.of();
        for (String line : lines(name)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> parts =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (parts.size() == 1) {
                List<String> word =
                        Arrays.stream(line.split("=")).map(String::strip).toList();
                legend.put(word.getFirst(), word.getLast());
            } else if (!line.startsWith(" ")) {
                head = parts;
            } else if (parts.size() != head.size()) {
                throw new IllegalStateException(name + ": not as many cells as states: " + line);
            } else {
                for (int column = 1; column < parts.size(); column++) {
                    String outcome = legend.getOrDefault(parts.get(column), parts.get(column));
                    cells.add(new Cell(head.getFirst(), parts.getFirst(), head.get(column), outcome));
                }
            }
        }
        return new DecisionTable(cells);
    }

    /** The cells of one command. */
    public List<Cell> of(String command) {
        return cells.stream().filter(cell -> cell.command().equals(command)).toList();
    }

    /** Every command of the table. */
    public Set<String> commands() {
        return cells.stream().map(Cell::command).collect(Collectors.toSet());
    }

    /** Every outcome of the table. */
    public Set<String> outcomes() {
        return cells.stream().map(Cell::outcome).collect(Collectors.toSet());
    }

    private static List<String> lines(String name) {
        try (InputStream in = DecisionTable.class.getResourceAsStream("/tables/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
