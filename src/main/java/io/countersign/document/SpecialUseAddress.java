package io.countersign.document;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells public addresses from all others: the special-purpose blocks of RFC 6890 and of the IANA registries it began, and every IPv6
 * address outside of global unicast (2000::/3). An IPv4 address inside an IPv6 one counts as itself.
 */
public final class SpecialUseAddress {

    private static final List<Block> V4 = List.of(
            Block.of("0.0.0.0", 8, "this network"),
            Block.of("10.0.0.0", 8, "private use"),
            Block.of("100.64.0.0", 10, "shared address space"),
            Block.of("127.0.0.0", 8, "loopback"),
            Block.of("169.254.0.0", 16, "link local"),
            Block.of("172.16.0.0", 12, "private use"),
            Block.of("192.0.0.0", 24, "IETF protocol assignments"),
            Block.of("192.0.2.0", 24, "documentation"),
            Block.of("192.31.196.0", 24, "AS112"),
            Block.of("192.52.193.0", 24, "AMT"),
            Block.of("192.88.99.0", 24, "6to4 relay anycast"),
            Block.of("192.168.0.0", 16, "private use"),
            Block.of("192.175.48.0", 24, "AS112"),
            Block.of("198.18.0.0", 15, "benchmarking"),
            Block.of("198.51.100.0", 24, "documentation"),
            Block.of("203.0.113.0", 24, "documentation"),
            Block.of("224.0.0.0", 4, "multicast"),
            Block.of("255.255.255.255", 32, "limited broadcast"),
            Block.of("240.0.0.0", 4, "reserved"));

    private static final List<Block> V6 = List.of(
            Block.of("2001::", 23, "IETF protocol assignments"),
            Block.of("2001:db8::", 32, "documentation"),
            Block.of("2002::", 16, "6to4"),
            Block.of("2620:4f:8000::", 48, "AS112"),
            Block.of("3fff::", 20, "documentation"));

    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3, "global unicast");

    /** The address translation prefix (RFC 6052 §2.1): on networks without IPv4 every IPv4 host is seen through it. */
    private static final Block TRANSLATED = Block.of("64:ff9b::", 96, "IPv4 translation");

    private static final int V4_IN_V6 = 12;
    private static final int INTERFACE = 8;

    private SpecialUseAddress() {}

    /** The block of special use in which the address lies; empty for a public address. */
    public static Optional<String> of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? v4(bytes) : v6(bytes);
    }

    private static Optional<String> v4(byte[] bytes) {
        return V4.stream().filter(block -> block.contains(bytes)).findFirst().map(Block::name);
    }

    private static Optional<String> v6(byte[] bytes) {
        byte[] last = Arrays.copyOfRange(bytes, V4_IN_V6, bytes.length);
        if (TRANSLATED.contains(bytes)) {
            return v4(last);
        }
        if (!GLOBAL_UNICAST.contains(bytes)) {
            return Optional.of("not global unicast");
        }
        Optional<String> special =
                V6.stream().filter(block -> block.contains(bytes)).findFirst().map(Block::name);
        return special.isEmpty() && isIsatap(bytes) ? v4(last) : special;
    }

    /** An interface identifier that holds an IPv4 address to tunnel to (RFC 5214 §6.1). */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[INTERFACE] & ~2) == 0
                && bytes[INTERFACE + 1] == 0
                && bytes[INTERFACE + 2] == 0x5e
                && (bytes[INTERFACE + 3] & 0xff) == 0xfe;
    }

    /** All addresses that begin with the same bits. */
    private record Block(BigInteger network, int width, int bits, String name) {

        // a number and no InetAddress: constants are made when the native executable is built, which keeps no addresses
        static Block of(String first, int bits, String name) {
            byte[] address = InetAddress.ofLiteral(first).getAddress();
            int width = address.length * Byte.SIZE;
            return new Block(new BigInteger(1, address).shiftRight(width - bits), width, bits, name);
        }

        boolean contains(byte[] address) {
            return address.length * Byte.SIZE == width
                    && new BigInteger(1, address).shiftRight(width - bits).equals(network);
        }
    }
}
