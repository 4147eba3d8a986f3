package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C7: the client identifier has no fragment. */
public final class FragmentCheck implements UrlCheck {
    private static final Rule RULE =
            new Rule("C7", "CIMD -02 §3", Severity.ERROR, "CIMD -00", "Remove the # and what follows it.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(candidate.hasFragment(), candidate, "has a fragment");
    }
}
