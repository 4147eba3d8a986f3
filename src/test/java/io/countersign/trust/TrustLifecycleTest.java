package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.security.Actor;
import io.countersign.testing.Cast;
import io.countersign.testing.DecisionTable;
import io.countersign.testing.DecisionTable.Cell;
import io.countersign.testing.TrustCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole of {@link TrustLifecycle}, against {@code tables/trust.txt}: every status, command and role. */
class TrustLifecycleTest {

    private static final DecisionTable TABLE = DecisionTable.named("trust");

    static Set<String> commands() {
        return TrustCases.COMMANDS.keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void decidesAsTheTableSays(String command) {
        Function<Actor, TrustCommand> asked = Objects.requireNonNull(TrustCases.COMMANDS.get(command));
        List<Cell> actual = new ArrayList<>();
        Cast.OF_TRUST.forEach((words, actor) -> {
            for (TrustStatus status : TrustStatus.values()) {
                actual.add(new Cell(command, words, status.name(), outcome(status, asked.apply(actor), actor)));
            }
        });
        assertThat(actual).containsExactlyInAnyOrderElementsOf(TABLE.of(command));
    }

    @Test
    void theTableAsksEveryCommandThereIs() {
        assertThat(TABLE.commands()).isEqualTo(commands());
        assertThat(TrustCases.COMMANDS.values().stream()
                        .map(command -> command.apply(Actor.SYSTEM).getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(TrustCommand.class.getPermittedSubclasses()));
    }

    @Test
    void everyRefusalIsAnOutcome() {
        assertThat(TABLE.outcomes())
                .containsAll(Arrays.stream(TrustLifecycle.Refusal.values())
                        .map(Enum::name)
                        .toList());
    }

    private static String outcome(TrustStatus status, TrustCommand asked, Actor actor) {
        return switch (TrustLifecycle.decide(status, asked, actor, TrustCases.NOW)) {
            case TrustLifecycle.Outcome.Moved(TrustStatus next) -> next.name();
            case TrustLifecycle.Outcome.Refused(TrustLifecycle.Refusal reason) -> reason.name();
        };
    }
}
