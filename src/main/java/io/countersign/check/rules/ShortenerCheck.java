package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;
import java.util.Set;

/** C11: the host is no URL shortener, which would answer with a redirect. */
public final class ShortenerCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C11", "CIMD -02 §3 (note)", Severity.WARNING, "CIMD -00", "Use a host of the client's publisher.");
    private static final Set<String> SHORTENERS = Set.of(
            "bit.ly",
            "buff.ly",
            "cutt.ly",
            "goo.gl",
            "is.gd",
            "lnkd.in",
            "ow.ly",
            "rb.gy",
            "rebrand.ly",
            "s.id",
            "shorturl.at",
            "t.co",
            "t.ly",
            "tiny.cc",
            "tinyurl.com");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(
                SHORTENERS.contains(candidate.parts().host()),
                candidate,
                "is on a URL shortener, which answers with redirects");
    }
}
