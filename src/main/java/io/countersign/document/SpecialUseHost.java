package io.countersign.document;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts that are not on the public internet (RFC 6890, RFC 6761): what a server on its own network would reach there is nobody's document. */
public final class SpecialUseHost {
    private static final List<String> NAMES =
            List.of("localhost", "local", "internal", "test", "invalid", "onion", "alt", "home.arpa");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");

    private SpecialUseHost() {}

    /**
     * Why the host is a special-use address, in whatever form a resolver understands: dotted, decimal, octal, hexadecimal, or in
     * brackets; empty for a name and for an address of the public internet.
     */
    public static Optional<String> address(String host) {
        String bare = withoutLastDot(host);
        boolean bracketed = bare.startsWith("[");
        if (!bracketed && !ENDS_IN_NUMBER.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = bracketed
                    ? Inet6Address.ofLiteral(bare.substring(1, bare.length() - 1))
                    : Inet4Address.ofPosixLiteral(bare);
            return SpecialUseAddress.of(address)
                    .map(block -> "is the special-use address " + address.getHostAddress() + " (" + block + ")");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.of("is a number but no address, and may be read as any");
        }
    }

    /** Why the host is a name that public DNS does not know; empty for an address and for every other name. */
    public static Optional<String> name(String host) {
        String name = withoutLastDot(host).toLowerCase(Locale.ROOT);
        if (name.isEmpty()
                || name.startsWith("[")
                || ENDS_IN_NUMBER.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<String> special = NAMES.stream()
                .filter(it -> name.equals(it) || name.endsWith("." + it))
                .findFirst();
        if (special.isPresent()) {
            return special.map(it -> "is or ends in the special-use name " + it);
        }
        return name.contains(".")
                ? Optional.empty()
                : Optional.of("is a name without a dot, which only a local network knows");
    }

    private static String withoutLastDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
