package io.countersign.client;

import java.util.Set;

/** The paths the registry answers itself, on every host; all others are documents (design, section 4). */
public final class ReservedPaths {

    private static final Set<String> TREES = Set.of("api", "access", "console", "log", "q", "register", "status-lists");
    private static final Set<String> WELL_KNOWN = Set.of(
            "/.well-known/oauth-authorization-server",
            "/.well-known/oauth-protected-resource",
            "/.well-known/jwks.json",
            "/.well-known/authzen-configuration",
            "/.well-known/ssf-configuration",
            "/.well-known/openid-federation");

    private ReservedPaths() {}

    /** Whether the path, beginning with a slash, is the registry's own. */
    public static boolean contains(String path) {
        int end = path.indexOf('/', 1);
        String first = path.substring(1, end < 0 ? path.length() : end);
        return TREES.contains(first) || WELL_KNOWN.contains(path);
    }
}
