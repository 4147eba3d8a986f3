package io.countersign.check.rules;

import io.countersign.document.UriParts;
import java.util.Locale;

/** The origin of a URL (RFC 6454 §4), as a string that is equal for equal origins. */
final class Origin {
    private Origin() {}

    /** The scheme, the host in lower case, and the port where it is not the default one. */
    static String of(String url) {
        UriParts parts = UriParts.split(url);
        String port = parts.port() == null || parts.port().equals("443") ? "" : ":" + parts.port();
        return parts.scheme() + "://" + parts.host().toLowerCase(Locale.ROOT) + port;
    }
}
