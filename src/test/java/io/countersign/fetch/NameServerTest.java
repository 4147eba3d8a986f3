package io.countersign.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameServerTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5353, 127.0.0.1, 5353",
        "127.0.0.1, 127.0.0.1, 53",
        "dns.example:53, dns.example, 53",
        "[::1]:5353, ::1, 5353"
    })
    void theOneThatIsConfigured(String configured, String host, int port) {
        assertThat(NameServer.of(Optional.of(configured))).containsExactly(new NameServer(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {":53", "a_b:53", "dns.example:port"})
    void whatIsNoneIsRefused(String configured) {
        assertThatThrownBy(() -> NameServer.of(Optional.of(configured))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereIsAlwaysOne() {
        assertThat(NameServer.of(Optional.empty())).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    }
}
