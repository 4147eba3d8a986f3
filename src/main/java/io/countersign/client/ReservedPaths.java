package io.countersign.client;

import java.util.Set;

/** The paths the registry answers itself, on every host; all others are documents (design, section 4). */
public final class ReservedPaths {

    /**
     * Where a publisher host may show its challenge. It is reserved so that no document stands there, and the registry itself
     * never answers it: a host name that still points here after its owner let it go would then prove itself (ADR 0012).
     */
    public static final String CHALLENGE = "/.well-known/countersign-challenge";

    private static final String[] TREES = {
        "/api", "/access", "/console", "/log", "/q", "/register", "/ssf", "/status-lists"
    };
    private static final Set<String> WELL_KNOWN = Set.of(
            CHALLENGE,
            "/.well-known/oauth-authorization-server",
            "/.well-known/oauth-protected-resource",
            "/.well-known/jwks.json",
            "/.well-known/authzen-configuration",
            "/.well-known/ssf-configuration",
            "/.well-known/openid-federation");

    private ReservedPaths() {}

    /** Whether the path, beginning with a slash, is the registry's own. */
    public static boolean contains(String path) {
        for (String tree : TREES) {
            if (path.startsWith(tree) && (path.length() == tree.length() || path.charAt(tree.length()) == '/')) {
                return true;
            }
        }
        return path.startsWith("/.well-known/") && WELL_KNOWN.contains(path);
    }
}
