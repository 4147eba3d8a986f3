package io.countersign.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.check.Check;
import io.countersign.check.Checker;
import io.countersign.check.Profile;
import io.countersign.check.Profiles;
import io.countersign.check.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/checks.md} lists the profiles, their rules, and what the products make of known documents. */
class ChecksDocsTest {

    private static final List<Check> CHECKS = new Checker().checks();

    @Test
    void thePageListsEveryProfileAndEveryCheck() {
        StringBuilder page = new StringBuilder(Generated.NOTE).append("""
                # Checks

                A **rule** is one demand on a document, with an id, the place where it stands, and what to do when it is broken. Its outcome is `pass`,
                `fail` or `could-not-evaluate`; all findings are told at once, each with a JSON pointer. A **profile** chooses rules and says how grave
                each is: an `error` refuses the document, a `warning` does not. A profile's verdict is *would accept*, *would refuse*, or *could not
                evaluate*, and says why. *Could not evaluate* is not a yes: some rule could not be judged, by the form of the document or because nobody
                has tried it on that product.

                `POST /api/v1/checks` gives the verdicts on any bytes, and keeps nothing; `GET /api/v1/checks/profiles` lists what stands here. CIMD is
                draft-ietf-oauth-client-id-metadata-document.

                ## What a submission is held to

                The profile `registry`: when a document is drafted or revised, when it goes to the reviewers, and again when it is published. Warnings go
                to the reviewers with it. Here a rule that could not be judged counts as broken. Bytes that are too many (C49), or are not one JSON object
                in UTF-8 without a member named twice (C13), have that finding only when they are submitted.

                """);
        page.append(table("Severity", CHECKS));
        page.append("\n## Profiles\n\n| Profile | Whose | What it is |\n|---|---|---|\n");
        for (Profile profile : Profiles.all()) {
            page.append("| `%s` | %s | %s |\n"
                    .formatted(profile.name(), lower(profile.kind()), cell(profile.title() + ": " + profile.source())));
        }
        page.append("\n### Their rules\n\n| Profile | Errors | Warnings |\n|---|---|---|\n");
        for (Profile profile : Profiles.all()) {
            page.append("| `%s` | %s | %s |\n"
                    .formatted(profile.name(), ids(profile, Severity.ERROR), ids(profile, Severity.WARNING)));
        }
        page.append("""

                ### Rules that only these profiles have

                SO is same origin, CO confidential, MN minimal; PR holds for every product, KC is Keycloak, OP oidc-provider, BA better-auth, CW
                Cloudflare, AC Amazon Cognito, FM FastMCP, TH ToolHive. *Measured* is tried on the running product, *read in the source* is not.

                """);
        page.append(table("Severity there", ofProfiles()));
        page.append(ProductVerdicts.section());
        Generated.file(Path.of("docs", "checks.md"), page.toString());
    }

    @Test
    void everyCheckSaysAllThatThePageShows() {
        List<Check> all = new ArrayList<>(CHECKS);
        all.addAll(ofProfiles());
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(List.of(check.id(), check.citation(), check.since(), check.fix()))
                        .noneMatch(String::isBlank));
    }

    private static List<Check> ofProfiles() {
        Set<Check> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.addAll(CHECKS);
        return Profiles.all().stream()
                .flatMap(profile -> profile.rules().stream())
                .map(Profile.Selected::check)
                .filter(seen::add)
                .toList();
    }

    private static String table(String severity, List<Check> checks) {
        StringBuilder table = new StringBuilder(
                "| Rule | " + severity + " | Where it stands | Since | What to do |\n|---|---|---|---|---|\n");
        for (Check check : checks) {
            table.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            check.id(),
                            lower(check.severity()),
                            cell(check.citation()),
                            cell(check.since()),
                            cell(check.fix())));
        }
        return table.toString();
    }

    private static String ids(Profile profile, Severity severity) {
        return profile.rules().stream()
                .filter(selected -> selected.severity() == severity)
                .map(selected -> selected.check().id())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
