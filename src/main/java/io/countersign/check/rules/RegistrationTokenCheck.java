package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** R8: the document, which everyone can read, holds no token that manages a registration. */
public final class RegistrationTokenCheck implements Check {
    private static final Rule RULE = new Rule(
            "R8",
            "RFC 7592 §3",
            Severity.ERROR,
            "RFC 7592",
            "Remove the member, and revoke the token: it stood in a document that everyone can read.");
    private static final String MEMBER = "registration_access_token";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return RULE.brokenIf(
                submitted.document().has(MEMBER),
                Pointers.to(MEMBER),
                "the document holds " + MEMBER + ", a secret of the client and one server");
    }
}
