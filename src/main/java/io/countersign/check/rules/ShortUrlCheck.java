package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C9: the client identifier is short. */
public final class ShortUrlCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C9",
            "CIMD -02 §3 (RECOMMENDED)",
            Severity.WARNING,
            "CIMD -00",
            "Choose a shorter path: the identifier travels in every authorization request.");
    private static final int LONGEST = 200;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(candidate.value().length() > LONGEST, candidate, "is longer than " + LONGEST + " characters");
    }
}
