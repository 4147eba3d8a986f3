package io.countersign.document;

import java.util.Locale;
import java.util.Optional;

/** A string that wants to be a client identifier, split so that each rule of CIMD §3 can be asked of it; it may break them all. */
public record ClientIdUrl(String value, UriParts parts) {
    /** The most characters a client identifier may have: a bound of ours, far above what the draft recommends. */
    public static final int MAX_LENGTH = 2048;

    private static final String DEFAULT_PORT = "443";

    /** The candidate as it was written; never fails. */
    public static ClientIdUrl of(String value) {
        return new ClientIdUrl(value, UriParts.split(value));
    }

    /** The identifier this is, where it breaks no rule of CIMD §3 that makes one. */
    public Optional<ClientId> clientId() {
        try {
            return Optional.of(new ClientId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What keeps it from being a URL at all (RFC 3986): length, characters, host or port. */
    public Optional<String> malformation() {
        if (value.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        if (UriParts.hasIllegalCharacter(value)) {
            return Optional.of("holds a character that no URL may hold");
        }
        if (!parts.hasValidHost()) {
            return Optional.of("has no valid host name");
        }
        return parts.hasValidPort() ? Optional.empty() : Optional.of("has no valid port");
    }

    /** Whether the scheme is {@code https}, written so (C1). */
    public boolean isHttps() {
        return parts.hasScheme("https");
    }

    /** Whether there is a userinfo component (C2). */
    public boolean hasUserinfo() {
        return parts.hasUserinfo();
    }

    /** Whether there is a path component (C4). */
    public boolean hasPath() {
        return !parts.path().isEmpty();
    }

    /** Whether the path is only {@code /} (C10). */
    public boolean hasRootPath() {
        return parts.path().equals("/");
    }

    /** Whether a path segment is {@code .} or {@code ..}, plain or percent-encoded (C5). */
    public boolean hasDotSegments() {
        String path = "/" + parts.path().toLowerCase(Locale.ROOT).replace("%2e", ".") + "/";
        return path.contains("/./") || path.contains("/../");
    }

    /** Whether there is a query component, even an empty one (C6). */
    public boolean hasQuery() {
        return parts.hasQuery();
    }

    /** Whether there is a fragment component, even an empty one (C7). */
    public boolean hasFragment() {
        return parts.hasFragment();
    }

    /** Whether the port of https is written out, which makes it another identifier (C8). */
    public boolean hasDefaultPort() {
        return DEFAULT_PORT.equals(parts.port());
    }

    /** Whether the host is written without capitals, as a browser sends it (C8). */
    public boolean hasLowerCaseHost() {
        return parts.host().equals(parts.host().toLowerCase(Locale.ROOT));
    }
}
