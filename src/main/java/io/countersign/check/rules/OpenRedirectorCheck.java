package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.UriParts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** R10: a redirect URI names no further address, which would make the client an open redirector. */
public final class OpenRedirectorCheck implements Check {
    private static final Rule RULE = new Rule(
            "R10",
            "RFC 9700 §4.11",
            Severity.WARNING,
            "RFC 9700",
            "Register an address that ends the journey, and keep where to go next in the client's own state.");
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9+.-]:/|(?:^|[=&;])[/\\\\]{2}");
    private static final int TIMES_ENCODED = 2;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> namesAddress(UriParts.split(uri.value())))
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "the redirect URI " + HostileText.quoted(uri.value()) + " holds another address"))
                .toList();
    }

    private static boolean namesAddress(UriParts parts) {
        // The scheme of a private-use URI stands before the path, so only what follows the first slash is looked at.
        String rest = parts.path() + (parts.query() == null ? "" : "?=" + parts.query());
        for (int i = 0; i <= TIMES_ENCODED; i++) {
            if (ADDRESS.matcher(rest.toLowerCase(Locale.ROOT)).find()) {
                return true;
            }
            if (rest.indexOf('%') < 0) {
                return false;
            }
            rest = decoded(rest);
        }
        return false;
    }

    /** The text with its percent codes of ASCII characters decoded, once. */
    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 8) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            decoded.append(low < 0 ? text.charAt(i) : (char) (high * 16 + low));
            i += low < 0 ? 0 : 2;
        }
        return decoded.toString();
    }
}
