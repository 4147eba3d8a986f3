package io.countersign.docs;

import io.countersign.check.Checker;
import io.countersign.check.Outcome;
import io.countersign.check.Profile;
import io.countersign.check.ProfileResult;
import io.countersign.check.Profiles;
import io.countersign.check.Severity;
import io.countersign.check.Verdict;
import io.countersign.testing.VerdictTable;
import java.util.stream.Collectors;

/** What the products make of the documents of {@link VerdictTable}, as a part of the page on checks. */
final class ProductVerdicts {

    private ProductVerdicts() {}

    static String section() {
        StringBuilder text = new StringBuilder("""

                ## Who accepts what

                Documents of vendors as they were published in September 2026, the same under a host of ours (*re-homed*: nothing changed but the
                client_id), and a plain document with one member more. In brackets, the rules that decide. A test holds every cell against a table
                written by hand; for Keycloak and oidc-provider, the re-homed documents and the plain ones with a member more were tried on the product.

                """);
        text.append("| Document");
        Profiles.products().stream()
                .map(Profile::title)
                .forEach(title -> text.append(" | ").append(title));
        text.append(" |\n|---")
                .append("|---".repeat(Profiles.products().size()))
                .append("|\n");
        Checker checker = new Checker();
        for (VerdictTable.Row row : VerdictTable.rows()) {
            text.append("| ").append(row.document());
            checker.verdicts(row.clientId(), row.bytes(), Profiles.products())
                    .forEach(result -> text.append(" | ").append(cell(result)));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String cell(ProfileResult result) {
        return switch (result.verdict()) {
            case ACCEPT -> "accepts";
            case REFUSE -> "**refuses** (" + deciding(result) + ")";
            case COULD_NOT_EVALUATE -> "not known (" + deciding(result) + ")";
        };
    }

    private static String deciding(ProfileResult result) {
        Outcome outcome = result.verdict() == Verdict.REFUSE ? Outcome.FAIL : Outcome.COULD_NOT_EVALUATE;
        return result.rules().stream()
                .filter(rule -> rule.outcome() == outcome && rule.rule().severity() == Severity.ERROR)
                .map(rule -> rule.rule().id())
                .collect(Collectors.joining(", "));
    }
}
