package io.countersign.document;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hosts that are not on the public internet (RFC 6890, RFC 6761): what a server on its own network would reach there is nobody's document. */
public final class SpecialUseHost {
    /** The special-purpose registries of IANA as they stood in November 2026, multicast added; {@code .example} is left to examples. */
    private static final List<Block> BLOCKS = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/63",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(Block::of)
            .toList();

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
            byte[] bytes = address.getAddress();
            return BLOCKS.stream()
                    .filter(block -> block.contains(bytes))
                    .findFirst()
                    .map(block -> "is the special-use address " + address.getHostAddress() + " of " + block.text());
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

    private record Block(String text, BigInteger network, int prefix, int bits) {
        static Block of(String text) {
            int slash = text.indexOf('/');
            byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            int bits = address.length * Byte.SIZE;
            int prefix = Integer.parseInt(text.substring(slash + 1));
            return new Block(text, new BigInteger(1, address).shiftRight(bits - prefix), prefix, bits);
        }

        boolean contains(byte[] address) {
            return address.length * Byte.SIZE == bits
                    && new BigInteger(1, address).shiftRight(bits - prefix).equals(network);
        }
    }
}
