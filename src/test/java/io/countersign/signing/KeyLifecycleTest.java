package io.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.security.Actor;
import io.countersign.testing.Cast;
import io.countersign.testing.DecisionTable;
import io.countersign.testing.DecisionTable.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole of {@link KeyLifecycle}, against {@code tables/keys.txt}: every state, command and role. */
class KeyLifecycleTest {

    private static final DecisionTable TABLE = DecisionTable.named("keys");
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration AFTER = Duration.ofDays(30);
    private static final Map<String, KeyCommand> COMMANDS = commands();

    static Set<String> names() {
        return COMMANDS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void decidesAsTheTableSays(String name) {
        KeyCommand command = Objects.requireNonNull(COMMANDS.get(name));
        List<Cell> actual = new ArrayList<>();
        Cast.OF_TRUST.forEach((words, actor) -> {
            for (KeyState state : KeyState.values()) {
                actual.add(new Cell(name, words, state.name(), outcome(state, command, actor)));
            }
        });
        assertThat(actual).containsExactlyInAnyOrderElementsOf(TABLE.of(name));
    }

    @Test
    void theTableAsksEveryCommandThereIs() {
        assertThat(TABLE.commands()).isEqualTo(names());
        assertThat(COMMANDS.values().stream().map(KeyCommand::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(KeyCommand.class.getPermittedSubclasses()));
    }

    @Test
    void everyRefusalIsAnOutcome() {
        assertThat(TABLE.outcomes())
                .containsAll(Arrays.stream(KeyLifecycle.Refusal.values())
                        .map(Enum::name)
                        .toList());
    }

    private static String outcome(KeyState state, KeyCommand command, Actor actor) {
        return switch (KeyLifecycle.decide(state, command, actor, NOW)) {
            case KeyLifecycle.Outcome.Moved(KeyState next) -> next.name();
            case KeyLifecycle.Outcome.Refused(KeyLifecycle.Refusal reason) -> reason.name();
        };
    }

    private static Map<String, KeyCommand> commands() {
        Map<String, KeyCommand> commands = new LinkedHashMap<>();
        commands.put("Activate", new KeyCommand.Activate(true));
        commands.put("Activate what is not mounted", new KeyCommand.Activate(false));
        commands.put("Supersede", new KeyCommand.Supersede());
        commands.put("Retire", new KeyCommand.Retire(NOW.minus(AFTER), AFTER));
        commands.put("Retire too early", new KeyCommand.Retire(NOW.minus(AFTER).plusSeconds(1), AFTER));
        commands.put("Compromise", new KeyCommand.Compromise());
        return commands;
    }
}
