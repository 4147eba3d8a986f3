package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;
import java.util.Set;

/** R1: the client uses no grant that OAuth has given up. */
public final class LegacyGrantCheck implements Check {
    private static final Rule RULE = new Rule(
            "R1-grants",
            "RFC 9700 §2.1.2 and §2.4; OAuth 2.1 -15 §10",
            Severity.WARNING,
            "RFC 9700",
            "Use authorization_code with PKCE.");
    private static final Set<String> GIVEN_UP = Set.of("implicit", "password");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.elements(submitted.document(), "grant_types")
                .filter(grant -> GIVEN_UP.contains(grant.value()))
                .map(grant ->
                        RULE.broken(grant.pointer(), "the grant type " + grant.value() + " is in OAuth 2.1 no more"))
                .toList();
    }
}
