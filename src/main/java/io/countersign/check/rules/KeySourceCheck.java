package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;

/** R2: keys come from one place. */
public final class KeySourceCheck implements Check {
    private static final Rule RULE =
            new Rule("R2", "RFC 7591 §2", Severity.ERROR, "RFC 7591", "Keep jwks or jwks_uri, and remove the other.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean both = submitted.document().has("jwks") && submitted.document().has("jwks_uri");
        return RULE.brokenIf(both, "/jwks", "the document has both jwks and jwks_uri");
    }
}
