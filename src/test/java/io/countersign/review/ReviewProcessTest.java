package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.security.Actor;
import io.countersign.testing.Cast;
import io.countersign.testing.DecisionTable;
import io.countersign.testing.DecisionTable.Cell;
import io.countersign.testing.ReviewCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole of {@link ReviewProcess}, against {@code tables/review.txt}: every state, command and kind of person. */
class ReviewProcessTest {

    private static final DecisionTable TABLE = DecisionTable.named("review");

    static Set<String> commands() {
        return ReviewCases.COMMANDS.keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void decidesAsTheTableSays(String command) {
        ReviewCases.Case asked = Objects.requireNonNull(ReviewCases.COMMANDS.get(command));
        List<Cell> actual = new ArrayList<>();
        Cast.OF_REVIEW.forEach((words, actor) -> {
            for (ReviewState state : ReviewState.values()) {
                actual.add(new Cell(command, words, state.name(), outcome(state, asked, actor)));
            }
        });
        assertThat(actual).containsExactlyInAnyOrderElementsOf(TABLE.of(command));
    }

    @Test
    void theTableAsksEveryCommandThereIs() {
        assertThat(TABLE.commands()).isEqualTo(commands());
        assertThat(ReviewCases.COMMANDS.values().stream()
                        .map(it -> it.command().apply(Actor.SYSTEM).getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(ReviewCommand.class.getPermittedSubclasses()));
    }

    @Test
    void everyStateAndEveryRefusalIsAnOutcome() {
        Set<String> names = Stream.concat(
                        Arrays.stream(ReviewState.values()), Arrays.stream(ReviewProcess.Refusal.values()))
                .map(Enum::name)
                .collect(Collectors.toSet());
        assertThat(TABLE.outcomes()).isEqualTo(names);
    }

    @Test
    void theCastIsWhatItsWordsSay() {
        assertThat(Cast.OF_REVIEW)
                .allSatisfy((words, actor) ->
                        assertThat(Cast.WRITERS.contains(actor.subject())).isEqualTo(words.endsWith("wrote a draft")));
    }

    private static String outcome(ReviewState state, ReviewCases.Case asked, Actor actor) {
        return switch (ReviewProcess.decide(
                ReviewCases.submission(state),
                asked.command().apply(actor),
                actor,
                asked.dossier().of(state, actor))) {
            case ReviewProcess.Outcome.Moved(ReviewState next) -> next.name();
            case ReviewProcess.Outcome.Refused(ReviewProcess.Refusal reason) -> reason.name();
        };
    }
}
