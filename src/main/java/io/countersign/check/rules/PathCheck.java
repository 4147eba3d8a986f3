package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C4: the client identifier has a path. */
public final class PathCheck implements UrlCheck {
    private static final Rule RULE =
            new Rule("C4", "CIMD -02 §3", Severity.ERROR, "CIMD -00", "Add a path, such as /oauth/client.json.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(!candidate.hasPath(), candidate, "has no path");
    }
}
