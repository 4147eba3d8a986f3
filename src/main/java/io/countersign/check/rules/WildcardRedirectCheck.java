package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import java.util.List;

/** C22: a redirect URI is one URI: it is compared as a string, so a wildcard in it matches only itself. */
public final class WildcardRedirectCheck implements Check {
    private static final Rule RULE = new Rule(
            "C22", "CIMD -02 §4.2; RFC 9700 §2.1", Severity.ERROR, "CIMD -00", "List each redirect URI in full.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> uri.value().contains("*"))
                .map(uri -> RULE.broken(
                        uri.pointer(), "the redirect URI " + HostileText.quoted(uri.value()) + " holds a wildcard"))
                .toList();
    }
}
