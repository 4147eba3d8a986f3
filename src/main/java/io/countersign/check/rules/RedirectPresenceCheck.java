package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;

/** M20: a client that uses a redirect grant registers at least one redirect URI. */
public final class RedirectPresenceCheck implements Check {
    private static final Rule RULE = new Rule(
            "M20",
            "MCP issue 3224; RFC 7591 §2",
            Severity.ERROR,
            "RFC 7591",
            "Add redirect_uris with every address that may receive a code.");
    private static final String POINTER = "/redirect_uris";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted
                .document()
                .member("redirect_uris")
                .map(uris -> RULE.brokenIf(
                        usesRedirect(submitted) && uris.isArray() && uris.isEmpty(), POINTER, "redirect_uris is empty"))
                .orElseGet(() -> RULE.brokenIf(usesRedirect(submitted), "", "the document has no redirect_uris"));
    }

    private static boolean usesRedirect(Submitted submitted) {
        // Absent means authorization_code (RFC 7591 §2); a value of the wrong type is no reason to expect less.
        List<String> grants = submitted.document().strings("grant_types");
        return grants.isEmpty() || grants.contains("authorization_code") || grants.contains("implicit");
    }
}
