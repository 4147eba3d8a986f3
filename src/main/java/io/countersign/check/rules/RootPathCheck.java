package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C10: the client identifier is not the root of its host, where an issuer would stand (a house rule; the draft advises it). */
public final class RootPathCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C10",
            "CIMD -02 §3 (NOT RECOMMENDED); house rule",
            Severity.ERROR,
            "CIMD -02",
            "Use a path below the root, such as /oauth/client.json.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(candidate.hasRootPath(), candidate, "has the path / only");
    }
}
