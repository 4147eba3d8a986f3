package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** H1: no redirect URI is listed twice, which would be a slip of the hand. */
public final class RepeatedRedirectCheck implements Check {
    private static final Rule RULE = new Rule("H1", "house rule", Severity.WARNING, "0.1", "Remove the repetition.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        Set<String> seen = new HashSet<>();
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> !seen.add(uri.value()))
                .map(uri -> RULE.broken(
                        uri.pointer(), "the redirect URI " + HostileText.quoted(uri.value()) + " is listed before"))
                .toList();
    }
}
