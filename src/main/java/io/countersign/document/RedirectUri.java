package io.countersign.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registered redirect URI; any string may be one, the checks say which are sound. */
public record RedirectUri(String value) {
    // Written out rather than split and compared, so that no userinfo, suffix or odd port can pass for the loopback
    // host.
    private static final Pattern LOOPBACK =
            Pattern.compile("http://(127\\.0\\.0\\.1|\\[::1]|localhost)(?::([1-9][0-9]{0,4}))?((?:[/?][^#]*)?)");
    private static final int HIGHEST_PORT = 65_535;

    /** Whether it is http on {@code 127.0.0.1}, {@code [::1]} or {@code localhost} (RFC 8252 §7.3), with or without a port. */
    public boolean isLoopback() {
        return Loopback.of(value).isPresent();
    }

    /** Whether it is http on the name {@code localhost}, which RFC 8252 §8.3 advises against. */
    public boolean isLocalhost() {
        return Loopback.of(value).filter(it -> it.host().equals("localhost")).isPresent();
    }

    /** The host it leads to, without port; empty where it has none. */
    public String host() {
        return UriParts.split(value).host();
    }

    /**
     * Whether a request may name this URI: the same string (RFC 9700 §2.1), or for a loopback redirect the same but for the port
     * (RFC 8252 §7.3, OAuth 2.1 §8.4.2).
     */
    public boolean permits(String requested) {
        return value.equals(requested)
                || Loopback.of(value)
                        .flatMap(mine -> Loopback.of(requested).filter(mine::equals))
                        .isPresent();
    }

    /** What of a loopback redirect must agree: everything but the port. */
    private record Loopback(String host, String rest) {
        static Optional<Loopback> of(String uri) {
            Matcher matcher = LOOPBACK.matcher(uri);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String port = matcher.group(2);
            return port != null && Integer.parseInt(port) > HIGHEST_PORT
                    ? Optional.empty()
                    : Optional.of(new Loopback(matcher.group(1), matcher.group(3)));
        }
    }
}
