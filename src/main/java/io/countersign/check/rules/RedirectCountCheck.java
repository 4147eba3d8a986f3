package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;

/** H2: the redirect URIs are few enough for a person to review. */
public final class RedirectCountCheck implements Check {
    private static final Rule RULE =
            new Rule("H2", "house rule", Severity.ERROR, "0.1", "Split the client, or register fewer redirect URIs.");
    private static final int MOST = 50;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        int count = LocatedString.redirectUris(submitted.document()).size();
        return RULE.brokenIf(
                count > MOST,
                "/redirect_uris",
                "the document has " + count + " redirect URIs; " + MOST + " are the most");
    }
}
