package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** C34: where several authentication methods are listed, the preferred one is named too. */
public final class AmbiguousAuthMethodCheck implements Check {
    private static final Rule RULE = new Rule(
            "C34",
            "CIMD -03 §6",
            Severity.WARNING,
            "CIMD -03",
            "Add token_endpoint_auth_method with one of the listed methods.");
    private static final String PLURAL = "token_endpoint_auth_methods_supported";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean ambiguous =
                submitted.document().has(PLURAL) && !submitted.document().has("token_endpoint_auth_method");
        return RULE.brokenIf(
                ambiguous, Pointers.to(PLURAL), "the document has " + PLURAL + " without token_endpoint_auth_method");
    }
}
