package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialUseHostTest {
    /** The first and the last address of blocks whose edge is not at a dot. */
    @ParameterizedTest
    @CsvSource({
        "172.16.0.0,private use",
        "172.31.255.255,private use",
        "100.64.0.0,shared address space",
        "100.127.255.255,shared address space",
        "198.19.255.255,benchmarking",
        "0251.0376.169.254,link local",
        "0xA9FEA9FE,link local",
        "127.0.0.1.,loopback",
        "017700000001,loopback",
        "10.1,private use",
        "[fd00::1],not global unicast",
        "[febf::1],not global unicast",
        "[::ffff:169.254.169.254],link local",
        "[::127.0.0.1],not global unicast",
        "[2001::1],IETF protocol assignments",
    })
    void anAddressInABlockIsSpecial(String host, String block) {
        assertThat(SpecialUseHost.address(host))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith(" (" + block + ")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "198.20.0.0",
                "223.255.255.255",
                "0x08080808",
                "[2600::1]",
                "[::ffff:8.8.8.8]",
                "[2001:200::1]",
                "acme.example",
                "10.0.0.1.example",
                "0x7f.example",
                "xn--bcher-kva.example",
                ""
            })
    void everyOtherHostIsNot(String host) {
        assertThat(SpecialUseHost.address(host)).isEmpty();
    }

    /** What one resolver takes for an address and the next for something else is never good. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.1.1.1",
                "1.2.3.4.5",
                "08.0.0.1",
                "0x",
                "99999999999",
                "[",
                "[]",
                "[::1",
                "[1.2]",
                "[:::]",
                "1..1"
            })
    void aNumberThatIsNoAddressIsSpecial(String host) {
        assertThat(SpecialUseHost.address(host)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost.",
                "a.localhost",
                "printer.local",
                "x.internal",
                "r.home.arpa",
                "intranet",
                "test"
            })
    void aNameThatPublicDnsDoesNotKnowIsSpecial(String host) {
        assertThat(SpecialUseHost.name(host)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme.example", "local.example", "mylocalhost.example", "arpa.example", "127.0.0.1", "[::1]", ""
            })
    void everyOtherNameIsNot(String host) {
        assertThat(SpecialUseHost.name(host)).isEmpty();
    }

    @Test
    void noHostIsTooLong() {
        assertThat(SpecialUseHost.address("1.".repeat(30_000) + "1")).isPresent();
        assertThat(SpecialUseHost.address("[" + ":".repeat(60_000) + "]")).isPresent();
        assertThat(SpecialUseHost.address("9".repeat(60_000))).isPresent();
        assertThat(SpecialUseHost.name("a".repeat(60_000))).isPresent();
    }
}
