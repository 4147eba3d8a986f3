package io.countersign.document;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any string split into the components of a URI by the regular expression of RFC 3986 appendix B; absent is null, present but empty is "".
 *
 * <p>The split judges nothing and never fails: the predicates do the judging, so that every rule can speak about every string.
 */
public record UriParts(
        @Nullable String scheme,
        @Nullable String authority,
        @Nullable String userinfo,
        String host,
        @Nullable String port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern IP_LITERAL = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final String PUNCTUATION = "-._~:/?#[]@!$&'()*+,;=%";
    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;

    /** The components of a string, whatever it is. */
    public static UriParts split(String value) {
        // the expression of appendix B, written out: it is asked for at every authorization
        int sharp = value.indexOf('#');
        int beforeFragment = sharp < 0 ? value.length() : sharp;
        int mark = value.indexOf('?');
        int beforeQuery = mark < 0 || mark > beforeFragment ? beforeFragment : mark;
        int scheme = schemeEnd(value, beforeQuery);
        int start = scheme < 0 ? 0 : scheme + 1;
        boolean hasAuthority = start + 2 <= beforeQuery && value.startsWith("//", start);
        int slash = hasAuthority ? value.indexOf('/', start + 2) : -1;
        int beforePath = !hasAuthority ? start : slash < 0 || slash > beforeQuery ? beforeQuery : slash;
        @Nullable String authority = hasAuthority ? value.substring(start + 2, beforePath) : null;
        String rest = authority == null ? "" : authority;
        // The last '@': a browser sends the user to what follows it, so nothing before it may pass for the host.
        int at = rest.lastIndexOf('@');
        String hostAndPort = rest.substring(at + 1);
        int colon = hostAndPort.indexOf(':', Math.max(0, hostAndPort.lastIndexOf(']')));
        return new UriParts(
                scheme < 0 ? null : value.substring(0, scheme),
                authority,
                at < 0 ? null : rest.substring(0, at),
                colon < 0 ? hostAndPort : hostAndPort.substring(0, colon),
                colon < 0 ? null : hostAndPort.substring(colon + 1),
                value.substring(beforePath, beforeQuery),
                beforeQuery == beforeFragment ? null : value.substring(beforeQuery + 1, beforeFragment),
                sharp < 0 ? null : value.substring(sharp + 1));
    }

    /** Where the colon after a scheme is: the first one, unless it is in front or comes after a slash; −1 where there is none. */
    private static int schemeEnd(String value, int beforeQuery) {
        int colon = value.indexOf(':');
        int slash = value.indexOf('/');
        return colon > 0 && colon < beforeQuery && (slash < 0 || colon < slash) ? colon : -1;
    }

    /** Whether the scheme is exactly this one; no case folding, as identifiers are compared as strings (RFC 3986 §6.2.1). */
    public boolean hasScheme(String expected) {
        return expected.equals(scheme);
    }

    /** Whether there is a userinfo component, even an empty one. */
    public boolean hasUserinfo() {
        return userinfo != null;
    }

    /** Whether there is a query component, even an empty one. */
    public boolean hasQuery() {
        return query != null;
    }

    /** Whether there is a fragment component, even an empty one. */
    public boolean hasFragment() {
        return fragment != null;
    }

    /** Whether the host is a DNS name of letters, digits and hyphens (RFC 1123 §2.1) or an address, in any case. */
    public boolean hasValidHost() {
        if (IP_LITERAL.matcher(host).matches()) {
            return true;
        }
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            return false;
        }
        for (int start = 0, end; start <= host.length(); start = end + 1) {
            int dot = host.indexOf('.', start);
            end = dot < 0 ? host.length() : dot;
            if (!LABEL.matcher(host.substring(start, end)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the port is absent, or a number from 1 to 65535 written without leading zeros. */
    public boolean hasValidPort() {
        return port == null || (PORT.matcher(port).matches() && Integer.parseInt(port) <= HIGHEST_PORT);
    }

    /** Whether a string holds a character that no URI may hold (RFC 3986 §2), or a percent sign without two hexadecimal digits. */
    public static boolean hasIllegalCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isLetterOrDigit(c) && PUNCTUATION.indexOf(c) < 0) {
                return true;
            }
            if (c == '%' && !(isHex(value, i + 1) && isHex(value, i + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isHex(String value, int index) {
        return index < value.length() && value.charAt(index) < 128 && Character.digit(value.charAt(index), 16) >= 0;
    }
}
