package io.countersign.review.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.security.Actor;
import io.countersign.testing.DecisionTable;
import io.countersign.testing.DecisionTable.Cell;
import io.countersign.testing.EntitlementCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole of {@link EntitlementProcess}, against {@code tables/entitlement.txt}: every state, command and kind of person. */
class EntitlementProcessTest {
    private static final DecisionTable TABLE = DecisionTable.named("entitlement");
    private static final String ASK = "Ask";

    static Set<String> commands() {
        return EntitlementCases.COMMANDS.keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void decidesAsTheTableSays(String command) {
        EntitlementCases.Case asked = Objects.requireNonNull(EntitlementCases.COMMANDS.get(command));
        List<Cell> actual = new ArrayList<>();
        EntitlementCases.CAST.forEach((words, actor) -> {
            for (RequestState state : RequestState.values()) {
                actual.add(new Cell(command, words, state.name(), outcome(state, asked, actor)));
            }
        });
        assertThat(actual).containsExactlyInAnyOrderElementsOf(TABLE.of(command));
    }

    @Test
    void whoMayAskIsInTheTable() {
        List<Cell> actual = new ArrayList<>();
        EntitlementCases.CAST.forEach((words, actor) -> actual.add(new Cell(
                ASK,
                words,
                "new",
                EntitlementProcess.refusal(
                                EntitlementCases.request(RequestState.REQUESTED),
                                actor,
                                new EntitlementCases.World().dossier())
                        .map(Enum::name)
                        .orElse(RequestState.REQUESTED.name()))));
        assertThat(actual).containsExactlyInAnyOrderElementsOf(TABLE.of(ASK));
    }

    @Test
    void theTableAsksEveryCommandThereIs() {
        Set<String> all = new HashSet<>(commands());
        all.add(ASK);
        assertThat(TABLE.commands()).isEqualTo(all);
        assertThat(EntitlementCases.COMMANDS.values())
                .extracting(EntitlementCases.Case::command)
                .contains(EntitlementProcess.Command.values());
    }

    @Test
    void everyStateAndEveryRefusalIsAnOutcome() {
        Set<String> names = Stream.concat(
                        Arrays.stream(RequestState.values()), Arrays.stream(EntitlementProcess.Refusal.values()))
                .map(Enum::name)
                .collect(Collectors.toSet());
        assertThat(TABLE.outcomes()).isEqualTo(names);
    }

    private static String outcome(RequestState state, EntitlementCases.Case asked, Actor actor) {
        return switch (EntitlementProcess.decide(
                EntitlementCases.request(state),
                asked.command(),
                actor,
                asked.dossier().apply(actor))) {
            case EntitlementProcess.Outcome.Moved(RequestState next) -> next.name();
            case EntitlementProcess.Outcome.Refused(EntitlementProcess.Refusal reason) -> reason.name();
        };
    }
}
