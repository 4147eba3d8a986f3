package io.countersign.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one rule of a profile.
 *
 * @param rule the rule, with the severity that the profile gives it
 * @param findings what keeps it from passing, at most {@value MOST_FINDINGS} places; empty also where the whole document could not be read
 */
public record RuleResult(Rule rule, Outcome outcome, List<Finding> findings) {
    private static final int MOST_FINDINGS = 10;

    /** Copies the list. */
    public RuleResult {
        findings = List.copyOf(findings);
    }

    /** The result of a check as a profile sees it. */
    static RuleResult of(Profile.Selected selected, Judged judged) {
        List<Finding> own = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            if (own.size() == MOST_FINDINGS) {
                int more = judged.findings().size() - own.size();
                own.add(new Finding(
                        finding.rule(),
                        finding.citation(),
                        selected.severity(),
                        finding.outcome(),
                        "",
                        more + " more places are not listed",
                        finding.fix()));
                break;
            }
            own.add(finding.at(selected.severity()));
        }
        return new RuleResult(selected.rule(), judged.outcome(), own);
    }

    /** What a check found, shared among profiles. */
    record Judged(Outcome outcome, List<Finding> findings) {
        static final Judged UNREAD = new Judged(Outcome.COULD_NOT_EVALUATE, List.of());

        static Judged of(List<Finding> findings) {
            if (findings.isEmpty()) {
                return new Judged(Outcome.PASS, findings);
            }
            boolean broken = findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAIL);
            return new Judged(broken ? Outcome.FAIL : Outcome.COULD_NOT_EVALUATE, findings);
        }
    }
}
