package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.RedirectUri;
import io.countersign.document.UriParts;
import java.util.List;

/** M11: a redirect URI is https, or http on the loopback interface. */
public final class RedirectSchemeCheck implements Check {
    private static final Rule RULE = new Rule(
            "M11",
            "MCP 2026-07-28, security considerations; OAuth 2.1 -15 §2.3.1",
            Severity.ERROR,
            "MCP 2025-11-25",
            "Use https, or http://127.0.0.1 and http://[::1] for a client on the machine of its user.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> !UriParts.split(uri.value()).hasScheme("https"))
                .filter(uri -> !new RedirectUri(uri.value()).isLoopback())
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "the redirect URI " + HostileText.quoted(uri.value())
                                + " is neither https nor http on the loopback interface"))
                .toList();
    }
}
