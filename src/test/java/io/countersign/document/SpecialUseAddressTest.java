package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last address of every block, the public ones just outside, and what random addresses have in common. */
final class SpecialUseAddressTest {

    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255, this network",
        "10.0.0.0, 10.255.255.255, private use",
        "100.64.0.0, 100.127.255.255, shared address space",
        "127.0.0.0, 127.255.255.255, loopback",
        "169.254.0.0, 169.254.255.255, link local",
        "172.16.0.0, 172.31.255.255, private use",
        "192.0.0.0, 192.0.0.255, IETF protocol assignments",
        "192.0.2.0, 192.0.2.255, documentation",
        "192.31.196.0, 192.31.196.255, AS112",
        "192.52.193.0, 192.52.193.255, AMT",
        "192.88.99.0, 192.88.99.255, 6to4 relay anycast",
        "192.168.0.0, 192.168.255.255, private use",
        "192.175.48.0, 192.175.48.255, AS112",
        "198.18.0.0, 198.19.255.255, benchmarking",
        "198.51.100.0, 198.51.100.255, documentation",
        "203.0.113.0, 203.0.113.255, documentation",
        "224.0.0.0, 239.255.255.255, multicast",
        "240.0.0.0, 255.255.255.254, reserved",
        "255.255.255.255, 255.255.255.255, limited broadcast",
        "::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "::1, ::1, not global unicast",
        "::7f00:1, ::a00:1, not global unicast",
        "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "64:ff9b::a00:0, 64:ff9b::aff:ffff, private use",
        "64:ff9b::a9fe:a9fe, 64:ff9b::a9fe:a9fe, link local",
        "100::, 100::ffff:ffff:ffff:ffff, not global unicast",
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, IETF protocol assignments",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, documentation",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 6to4",
        "2620:4f:8000::, 2620:4f:8000:ffff:ffff:ffff:ffff:ffff, AS112",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, documentation",
        "2a00:1450::5efe:a00:1, 2a00:1450::200:5efe:7f00:1, *",
        "4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "5f00::, 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, not global unicast",
        "ff00::, ff0e::1, not global unicast",
        "::ffff:127.0.0.1, ::ffff:7f00:1, loopback",
        "::ffff:169.254.169.254, ::ffff:a9fe:a9fe, link local",
    })
    void blocksAreRefusedFromEndToEnd(String first, String last, String name) {
        for (String address : new String[] {first, last}) {
            var refusal = SpecialUseAddress.of(InetAddress.ofLiteral(address));
            assertThat(refusal).as(address).isPresent();
            if (!name.equals("*")) {
                assertThat(refusal).as(address).hasValue(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.31.195.255",
                "192.31.197.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "8.8.8.8",
                "2000::",
                "2001:200::",
                "2001:4860:4860::8888",
                "2001:db7:ffff::",
                "2001:db9::",
                "2003::",
                "2620:4f:7fff::",
                "2620:4f:8001::",
                "2a00:1450:4001::1",
                "3ffe::",
                "3fff:1000::",
                "64:ff9b::808:808",
                "2a00:1450::5efe:808:808",
                "::ffff:8.8.8.8"
            })
    void publicAddressesAreNot(String address) {
        assertThat(SpecialUseAddress.of(InetAddress.ofLiteral(address))).isEmpty();
    }

    /** However an IPv4 address is written into an IPv6 one, it is judged as itself or refused. */
    @Test
    void anEmbeddedAddressIsNeverJudgedMilder() throws UnknownHostException {
        Random random = new Random(6890);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] v4 = new byte[4];
            random.nextBytes(v4);
            var plain = SpecialUseAddress.of(InetAddress.getByAddress(v4));
            byte[] mapped = new byte[16];
            mapped[10] = -1;
            mapped[11] = -1;
            System.arraycopy(v4, 0, mapped, 12, 4);
            byte[] translated = InetAddress.ofLiteral("64:ff9b::").getAddress();
            System.arraycopy(v4, 0, translated, 12, 4);
            byte[] compatible = new byte[16];
            System.arraycopy(v4, 0, compatible, 12, 4);
            byte[] sixToFour = InetAddress.ofLiteral("2002::").getAddress();
            System.arraycopy(v4, 0, sixToFour, 2, 4);
            assertThat(SpecialUseAddress.of(InetAddress.getByAddress(mapped))).isEqualTo(plain);
            assertThat(SpecialUseAddress.of(InetAddress.getByAddress(translated)))
                    .isEqualTo(plain);
            assertThat(SpecialUseAddress.of(InetAddress.getByAddress(compatible)))
                    .isPresent();
            assertThat(SpecialUseAddress.of(InetAddress.getByAddress(sixToFour)))
                    .isPresent();
        }
    }

    /** What Java itself knows to be not public is refused, for random addresses of both kinds. */
    @Test
    void whatJavaCallsSpecialIsRefused() throws UnknownHostException {
        Random random = new Random(6890);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[round % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);
            boolean special = address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
            if (special) {
                assertThat(SpecialUseAddress.of(address)).as(address.toString()).isPresent();
            }
        }
    }
}
