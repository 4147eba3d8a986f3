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
import java.util.regex.Pattern;

/** R11: the scheme of a redirect URI belongs to somebody: https, http on the loopback interface, or a reversed domain name. */
public final class RedirectTargetCheck implements Check {
    private static final Rule RULE = new Rule(
            "R11-scheme",
            "OAuth 2.1 -15 §2.3.1 and §8.4; RFC 8252 §7.1",
            Severity.ERROR,
            "RFC 8252",
            "Use https, http on 127.0.0.1 or [::1], or a scheme that is a domain of yours in reverse, such as com.example.app.");
    // One character after the other: a repeated group would take a stack frame for each label.
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9.-]*+");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> !isOwned(uri.value()))
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "the redirect URI " + HostileText.quoted(uri.value())
                                + " has a scheme that any program may answer"))
                .toList();
    }

    private static boolean isOwned(String uri) {
        UriParts parts = UriParts.split(uri);
        // A URI without a scheme is the finding of the check of form.
        return parts.scheme() == null
                || parts.hasScheme("https")
                || new RedirectUri(uri).isLoopback()
                || isReversedDomain(parts.scheme());
    }

    private static boolean isReversedDomain(String scheme) {
        return SCHEME.matcher(scheme).matches()
                && scheme.contains(".")
                && !scheme.contains("..")
                && !scheme.endsWith(".");
    }
}
