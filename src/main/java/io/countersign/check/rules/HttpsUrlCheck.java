package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;

/** C1: the client identifier is a URL with the scheme https. */
public final class HttpsUrlCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C1",
            "CIMD -02 §3; RFC 3986",
            Severity.ERROR,
            "CIMD -00",
            "Use a URL that begins with https:// and a host name.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        if (!candidate.isHttps()) {
            return brokenIf(true, candidate, "does not begin with https://");
        }
        return candidate
                .malformation()
                .map(reason -> brokenIf(true, candidate, reason))
                .orElse(List.of());
    }
}
