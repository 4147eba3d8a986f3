package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;

/** M3: the document names the client to people. */
public final class ClientNameCheck implements Check {
    private static final Rule RULE = new Rule(
            "M3",
            "MCP 2026-07-28, client registration",
            Severity.ERROR,
            "MCP 2025-11-25",
            "Add client_name, the name that people see when they consent.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean named = submitted
                .document()
                .clientName()
                .filter(name -> !name.isBlank())
                .isPresent();
        return RULE.brokenIf(!named, "/client_name", "the document has no client_name that a person could read");
    }
}
