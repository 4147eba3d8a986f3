package io.countersign.document;

/**
 * A Client Identifier URL (CIMD §3): an https URL with a path and without userinfo, dot segments or fragment.
 *
 * <p>It is compared as a string (RFC 3986 §6.2.1) and so kept exactly as written; a host with capitals is refused because no
 * request would ever arrive under it. What the draft only advises is judged by the checks.
 *
 * @param value the whole URL, at most {@value ClientIdUrl#MAX_LENGTH} ASCII characters
 */
public record ClientId(String value) {
    /** Refuses what is not a Client Identifier URL. */
    public ClientId {
        ClientIdUrl url = ClientIdUrl.of(value);
        url.malformation().ifPresent(reason -> require(false, reason));
        require(url.isHttps(), "has not the scheme https");
        require(!url.hasUserinfo(), "holds userinfo");
        require(url.hasPath(), "has no path");
        require(!url.hasDotSegments(), "has dot segments in its path");
        require(!url.hasFragment(), "has a fragment");
        require(url.hasLowerCaseHost(), "has capitals in its host");
    }

    /** The identifier that a string is; throws IllegalArgumentException, naming the rule it breaks. */
    public static ClientId parse(String value) {
        return new ClientId(value);
    }

    /** The host, and the port where one is written: {@code acme.example} or {@code acme.localhost:8443}. */
    public String authority() {
        UriParts parts = UriParts.split(value);
        return parts.port() == null ? parts.host() : parts.host() + ":" + parts.port();
    }

    /** The host alone, without its port. */
    public String host() {
        return UriParts.split(value).host();
    }

    /** The path as written, with its leading slash and without the query. */
    public String path() {
        return UriParts.split(value).path();
    }

    /** The URL itself. */
    @Override
    public String toString() {
        return value;
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException("the client identifier " + reason);
        }
    }
}
