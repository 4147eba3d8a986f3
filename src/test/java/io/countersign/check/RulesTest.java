package io.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against its fixtures; a new case is a new file. */
class RulesTest {
    private static final Checker CHECKER = new Checker();

    static List<Fixture> fixtures() {
        return Fixture.all();
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

    @Test
    void everyRuleHasAPassAndAFailFixture() {
        Set<String> rules = CHECKER.checks().stream().map(Check::id).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rulesWith(true)).isEqualTo(rules);
        assertThat(rulesWith(false)).isEqualTo(rules);
    }

    private static Set<String> rulesWith(boolean failing) {
        return fixtures().stream()
                .filter(fixture -> fixture.isFailing() == failing)
                .map(Fixture::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
