package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.UriParts;
import java.util.ArrayList;
import java.util.List;

/** R11: a redirect URI is absolute, with a host where its scheme has one, and without fragment and userinfo. */
public final class RedirectFormCheck implements Check {
    private static final Rule RULE = new Rule(
            "R11",
            "OAuth 2.1 -15 §2.3.1; RFC 9700 §2.1",
            Severity.ERROR,
            "OAuth 2.1",
            "Write the whole URI, as the client will send it, without # and @.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.redirectUris(submitted.document()).stream()
                .flatMap(uri -> faults(uri.value()).stream()
                        .map(fault -> RULE.broken(
                                uri.pointer(), "the redirect URI " + HostileText.quoted(uri.value()) + " " + fault)))
                .toList();
    }

    private static List<String> faults(String uri) {
        UriParts parts = UriParts.split(uri);
        List<String> faults = new ArrayList<>();
        if (UriParts.hasIllegalCharacter(uri)) {
            faults.add("holds a character that no URI may hold");
        }
        if (parts.scheme() == null) {
            faults.add("is not absolute");
        } else if ((parts.hasScheme("https") || parts.hasScheme("http"))
                && !(parts.hasValidHost() && parts.hasValidPort())) {
            faults.add("has no valid host and port");
        }
        if (parts.hasFragment()) {
            faults.add("has a fragment");
        }
        if (parts.hasUserinfo()) {
            faults.add("holds a user name or password");
        }
        return faults;
    }
}
