package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** R2: keys that are published signed are published in no other way. */
public final class SingleKeySourceCheck implements Check {
    private static final Rule RULE = new Rule(
            "R2-signed",
            "OpenID Federation 1.0 §5.2.1 (RECOMMENDED)",
            Severity.WARNING,
            "OpenID Federation 1.0",
            "Keep one of jwks, jwks_uri and signed_jwks_uri.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean twice = submitted.document().has("signed_jwks_uri")
                && (submitted.document().has("jwks") || submitted.document().has("jwks_uri"));
        return RULE.brokenIf(
                twice, Pointers.to("signed_jwks_uri"), "the document has signed_jwks_uri beside jwks or jwks_uri");
    }
}
