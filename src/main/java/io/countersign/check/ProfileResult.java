package io.countersign.check;

import java.util.List;
import java.util.stream.Stream;

/** A profile's verdict on a document, with what each of its rules came to. */
public record ProfileResult(Profile profile, Verdict verdict, List<RuleResult> rules) {
    private static final int MOST_REASONS = 20;

    /** Copies the list. */
    public ProfileResult {
        rules = List.copyOf(rules);
    }

    static ProfileResult of(Profile profile, List<RuleResult> rules) {
        return new ProfileResult(profile, verdict(profile.kind(), rules), rules);
    }

    /** Why the verdict is as it is, one sentence each; what refuses comes before what is not known. */
    public List<String> because() {
        if (verdict == Verdict.ACCEPT) {
            return List.of("nothing in the document breaks a rule of " + profile.title());
        }
        Outcome telling =
                verdict == Verdict.REFUSE && with(Outcome.FAIL).findAny().isPresent()
                        ? Outcome.FAIL
                        : Outcome.COULD_NOT_EVALUATE;
        List<String> said = with(telling)
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.outcome() == telling)
                .map(Finding::message)
                .distinct()
                .limit(MOST_REASONS)
                .toList();
        return said.isEmpty() ? List.of("the document could not be judged by any rule that needs its members") : said;
    }

    private Stream<RuleResult> with(Outcome outcome) {
        return rules.stream()
                .filter(result -> result.outcome() == outcome && result.rule().severity() == Severity.ERROR);
    }

    private static Verdict verdict(Profile.Kind kind, List<RuleResult> rules) {
        boolean open = false;
        for (RuleResult result : rules) {
            if (result.rule().severity() == Severity.ERROR) {
                if (result.outcome() == Outcome.FAIL) {
                    return Verdict.REFUSE;
                }
                open |= result.outcome() == Outcome.COULD_NOT_EVALUATE;
            }
        }
        if (!open) {
            return Verdict.ACCEPT;
        }
        // The house refuses what it cannot judge; what others do with it is theirs to say.
        return kind == Profile.Kind.HOUSE ? Verdict.REFUSE : Verdict.COULD_NOT_EVALUATE;
    }
}
