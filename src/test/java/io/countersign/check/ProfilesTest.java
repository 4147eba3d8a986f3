package io.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.document.ClientId;
import io.countersign.testing.VerdictTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles choose rules and severities, and each document is judged once for all of them. */
class ProfilesTest {
    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/client.json");
    private static final byte[] SOUND = """
            {"client_id":"https://acme.example/oauth/client.json","client_name":"Acme Notes",\
            "redirect_uris":["https://acme.example/cb"],"token_endpoint_auth_method":"none"}""".getBytes(StandardCharsets.UTF_8);

    private final Checker checker = new Checker();

    static List<VerdictTable.Row> rows() {
        return VerdictTable.rows();
    }

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theProductsSayWhatTheTableSays(VerdictTable.Row row) {
        assertThat(checker.verdicts(row.clientId(), row.bytes(), Profiles.products()).stream()
                        .map(ProfileResult::verdict))
                .isEqualTo(row.verdicts());
    }

    /** What a submission is held to and what the profile of that name says must never be two things. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void theProfileRegistryRefusesWhatASubmissionIsRefusedFor(Fixture fixture) {
        ProfileResult result = checker.verdicts(ID, fixture.bytes(), List.of(Profiles.registry()))
                .getFirst();

        boolean passed = checker.check(ID, fixture.bytes()) instanceof CheckResult.Passed;

        assertThat(result.verdict()).isEqualTo(passed ? Verdict.ACCEPT : Verdict.REFUSE);
    }

    @Test
    void eachCheckRunsOnceHoweverManyProfilesAskForIt() {
        AtomicInteger runs = new AtomicInteger();
        Rule rule = new Rule("X1", "test", Severity.ERROR, "0", "Nothing.");
        Check counting = new Check() {
            @Override
            public Rule rule() {
                return rule;
            }

            @Override
            public List<Finding> evaluate(Submitted submitted) {
                runs.incrementAndGet();
                return List.of(rule.broken("", "it is so"));
            }
        };
        Profile strict = profile("strict", new Profile.Selected(counting, Severity.ERROR));
        Profile lenient = profile("lenient", new Profile.Selected(counting, Severity.WARNING));

        List<ProfileResult> results = checker.verdicts(ID, SOUND, List.of(strict, lenient));

        assertThat(runs).hasValue(1);
        assertThat(results).extracting(ProfileResult::verdict).containsExactly(Verdict.REFUSE, Verdict.ACCEPT);
        assertThat(results.getFirst().because()).containsExactly("it is so");
        assertThat(results.getLast().rules().getFirst().findings().getFirst().severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aQueryIsAWarningInTheDraftAndAnErrorHere() {
        String id = ID + "?a=1";
        byte[] bytes = new String(SOUND, StandardCharsets.UTF_8)
                .replace(ID.value(), id)
                .getBytes(StandardCharsets.UTF_8);

        assertThat(verdict(id, bytes, "cimd-02")).isEqualTo(Verdict.ACCEPT);
        assertThat(verdict(id, bytes, "registry")).isEqualTo(Verdict.REFUSE);
        assertThat(verdict(id, bytes, "keycloak-26.7")).isEqualTo(Verdict.REFUSE);
        assertThat(verdict(id, bytes, "oidc-provider-9.13")).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void namesAreUniqueAndFound() {
        List<String> names = Profiles.all().stream().map(Profile::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(
                        "registry",
                        "cimd-02",
                        "cimd-03",
                        "mcp-2026-07-28",
                        "same-origin",
                        "confidential",
                        "minimal",
                        "keycloak-26.7",
                        "oidc-provider-9.13",
                        "better-auth",
                        "cloudflare",
                        "cognito",
                        "fastmcp",
                        "toolhive");
        assertThat(names).allSatisfy(name -> assertThat(Profiles.named(name)).isPresent());
        assertThat(Profiles.named("Registry")).isEmpty();
        assertThat(Profiles.named("registry")).contains(Profiles.registry());
    }

    @Test
    void everyRuleOfARegistryIsInTheProfileRegistry() {
        assertThat(Profiles.registry().rules().stream()
                        .map(Profile.Selected::check)
                        .collect(Collectors.toList()))
                .isEqualTo(checker.checks());
    }

    private Verdict verdict(String id, byte[] bytes, String profile) {
        return checker.verdicts(
                        Optional.of(id), bytes, List.of(Profiles.named(profile).orElseThrow()))
                .getFirst()
                .verdict();
    }

    private static Profile profile(String name, Profile.Selected selected) {
        return new Profile(name, name, Profile.Kind.STANDARD, "test", List.of(selected));
    }
}
