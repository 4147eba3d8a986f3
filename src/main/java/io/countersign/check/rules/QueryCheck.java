package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C6: the client identifier has no query; the draft advises against one and Keycloak refuses it, so we do too. */
public final class QueryCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C6",
            "CIMD -02 §3 (SHOULD NOT; Keycloak refuses it)",
            Severity.ERROR,
            "CIMD -00",
            "Put what tells clients apart into the path and remove the query.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(candidate.hasQuery(), candidate, "has a query");
    }
}
