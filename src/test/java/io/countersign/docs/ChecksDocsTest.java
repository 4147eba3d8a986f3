package io.countersign.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.check.Check;
import io.countersign.check.Checker;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/checks.md} lists the rules that the checker applies. */
class ChecksDocsTest {

    private static final List<Check> CHECKS = new Checker().checks();

    @Test
    void thePageListsEveryCheck() {
        StringBuilder page = new StringBuilder(Generated.NOTE).append("""
                # Checks

                What every document is held to when it is drafted or revised, when it goes to the reviewers, and again when it is published. All
                findings are told at once. An `error` refuses the document, a `warning` goes to the reviewers with it; a rule that the document's
                form kept from being judged counts as not passed. Bytes that are too many (C49), or are not one JSON object in UTF-8 without a
                member named twice (C13), have that finding only. CIMD stands for draft-ietf-oauth-client-id-metadata-document.

                | Rule | Severity | Where it stands | Since | What to do |
                |---|---|---|---|---|
                """);
        for (Check check : CHECKS) {
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            check.id(),
                            check.severity().name().toLowerCase(Locale.ROOT),
                            cell(check.citation()),
                            cell(check.since()),
                            cell(check.fix())));
        }
        Generated.file(Path.of("docs", "checks.md"), page.toString());
    }

    @Test
    void everyCheckSaysAllThatThePageShows() {
        assertThat(CHECKS)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(List.of(check.id(), check.citation(), check.since(), check.fix()))
                        .noneMatch(String::isBlank));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
