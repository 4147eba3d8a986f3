package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C5: no segment of the path is a single or double dot, plain or as %2e. */
public final class DotSegmentsCheck implements UrlCheck {
    private static final Rule RULE =
            new Rule("C5", "CIMD -02 §3", Severity.ERROR, "CIMD -00", "Write the path without . and .. segments.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(candidate.hasDotSegments(), candidate, "has a . or .. segment in its path");
    }
}
