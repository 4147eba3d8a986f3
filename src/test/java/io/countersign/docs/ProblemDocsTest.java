package io.countersign.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.problem.ProblemType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code docs/problems/} has one page for each problem type, and an index. */
class ProblemDocsTest {

    private static final Path DIRECTORY = Path.of("docs", "problems");
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final Separators COLON =
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
    private static final ObjectWriter JSON = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter(COLON).withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    @Test
    void everyTypeHasItsPage() throws JsonProcessingException {
        for (ProblemType type : ProblemType.values()) {
            Generated.file(
                    DIRECTORY.resolve(page(type)),
                    Generated.NOTE
                            + """
                    # %s

                    | | |
                    |---|---|
                    | Type | `%s` |
                    | Status | %d |
                    | Title | %s |

                    %s

                    ```json
                    %s
                    ```

                    [All problems](README.md)
                    """.formatted(
                                            type.slug(),
                                            type.uri(),
                                            type.status(),
                                            type.title(),
                                            type.advice(),
                                            JSON.writeValueAsString(ProblemExamples.of(type))));
        }
    }

    @Test
    void theIndexListsThemAll() {
        StringBuilder index = new StringBuilder(Generated.NOTE).append("""
                # Problems

                Every error of the HTTP surface is `application/problem+json` (RFC 9457). Its `type` is one of these and stable for ever; `title` and
                `status` are the same each time; `detail` and further members say what is special about this occurrence. Where nothing else is said,
                nothing was done.

                | Status | Problem | |
                |---|---|---|
                """);
        for (ProblemType type : ProblemType.values()) {
            index.append("| %d | [%s](%s) | %s |\n".formatted(type.status(), type.slug(), page(type), type.title()));
        }
        Generated.file(DIRECTORY.resolve("README.md"), index.toString());
    }

    @Test
    void noPageIsOfNoType() {
        Set<String> pages = new HashSet<>(Set.of("README.md"));
        Arrays.stream(ProblemType.values()).map(ProblemDocsTest::page).forEach(pages::add);
        Generated.directory(DIRECTORY, pages);
    }

    /** A member that the advice names in backticks stands in the example. */
    @Test
    void anExampleHasTheMembersThatItsAdviceNames() {
        Set<String> members =
                Set.of("errors", "any_of", "state", "limit", "findings", "publisher_hosts", "reason", "incident");
        for (ProblemType type : ProblemType.values()) {
            assertThat(ProblemExamples.of(type).members().keySet())
                    .as(type.slug())
                    .containsAll(members.stream()
                            .filter(member -> type.advice().contains("`" + member + "`"))
                            .toList());
        }
    }

    private static String page(ProblemType type) {
        return type.slug() + ".md";
    }
}
