package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;

/** C33: the document says how the client authenticates; servers differ in what they assume. */
public final class AbsentAuthMethodCheck implements Check {
    private static final Rule RULE = new Rule(
            "C33",
            "CIMD -03 §6",
            Severity.WARNING,
            "CIMD -03",
            "Add token_endpoint_auth_method: none for a public client.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean absent = !submitted.document().has("token_endpoint_auth_method")
                && !submitted.document().has("token_endpoint_auth_methods_supported");
        return RULE.brokenIf(
                absent,
                "",
                "the document has no token_endpoint_auth_method; RFC 7591 would assume a secret, CIMD none");
    }
}
