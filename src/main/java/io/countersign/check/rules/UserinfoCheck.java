package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C2: the client identifier has no userinfo. */
public final class UserinfoCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C2",
            "CIMD -02 §3",
            Severity.ERROR,
            "CIMD -00",
            "Remove everything up to and including the @ before the host.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(candidate.hasUserinfo(), candidate, "holds a user name or password");
    }
}
