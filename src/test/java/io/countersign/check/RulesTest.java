package io.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.check.products.OpenCheck;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against its fixtures; a new case is a new file. */
class RulesTest {
    private static final Checker CHECKER = new Checker();

    static List<Fixture> fixtures() {
        return Fixture.all().stream()
                .filter(fixture -> !fixture.isOfProfiles(CHECKER))
                .toList();
    }

    static List<Fixture> fixturesOfProfiles() {
        return Fixture.all().stream()
                .filter(fixture -> fixture.isOfProfiles(CHECKER))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aFailFixtureBreaksItsRuleAndAPassFixtureDoesNot(Fixture fixture) {
        List<Finding> findings = fixture.findings(CHECKER);
        List<Finding> own = findings.stream()
                .filter(finding -> finding.rule().equals(fixture.rule()))
                .toList();

        assertThat(fixture.isFailing() || fixture.isPassing()).isTrue();
        if (fixture.isPassing()) {
            assertThat(own).isEmpty();
            // Bytes that are refused unread keep every rule but these two, so they would prove nothing.
            assertThat(findings).extracting(Finding::rule).doesNotContain("C49");
            assertThat(findings).extracting(Finding::message).noneMatch(message -> message.contains("cannot be read"));
        } else {
            assertThat(own).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.citation()).isNotBlank();
                assertThat(finding.message()).isNotBlank();
                assertThat(finding.fix()).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("fixturesOfProfiles")
    void aRuleOfProfilesComesToWhatTheFixtureSays(Fixture fixture) {
        Outcome expected =
                fixture.isPassing() ? Outcome.PASS : fixture.isFailing() ? Outcome.FAIL : Outcome.COULD_NOT_EVALUATE;

        assertThat(fixture.isPassing() || fixture.isFailing() || fixture.isUnknown())
                .isTrue();
        assertThat(fixture.results(CHECKER)).isNotEmpty().allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(expected);
            assertThat(result.findings().isEmpty()).isEqualTo(expected == Outcome.PASS);
            assertThat(result.findings()).allSatisfy(finding -> {
                assertThat(finding.rule()).isEqualTo(fixture.rule());
                assertThat(finding.citation()).isNotBlank();
                assertThat(finding.message()).isNotBlank();
                assertThat(finding.fix()).isNotBlank();
            });
        });
    }

    @Test
    void everyRuleHasAPassAndAFailFixture() {
        Set<String> rules = Stream.concat(
                        CHECKER.checks().stream(),
                        Profiles.all().stream()
                                .flatMap(profile -> profile.rules().stream().map(Profile.Selected::check)))
                .map(Check::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> open = Profiles.all().stream()
                .flatMap(profile -> profile.rules().stream())
                .filter(selected -> selected.check() instanceof OpenCheck)
                .map(selected -> selected.check().id())
                .collect(Collectors.toSet());

        assertThat(rulesWith(fixture -> !fixture.isPassing())).isEqualTo(rules);
        rules.removeAll(open);
        assertThat(rulesWith(Fixture::isPassing)).isEqualTo(rules);
    }

    private static Set<String> rulesWith(Predicate<Fixture> kind) {
        return Fixture.all().stream().filter(kind).map(Fixture::rule).collect(Collectors.toCollection(TreeSet::new));
    }
}
