package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.RedirectUri;
import java.util.List;

/** R12: a loopback redirect names the address, since the name localhost may resolve elsewhere. */
public final class LocalhostRedirectCheck implements Check {
    private static final Rule RULE = new Rule(
            "R12",
            "OAuth 2.1 -15 §8.4.2; RFC 8252 §8.3",
            Severity.WARNING,
            "RFC 8252",
            "Register http://127.0.0.1 and http://[::1] instead of localhost.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> new RedirectUri(uri.value()).isLocalhost())
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "the redirect URI " + HostileText.quoted(uri.value()) + " uses the name localhost"))
                .toList();
    }
}
