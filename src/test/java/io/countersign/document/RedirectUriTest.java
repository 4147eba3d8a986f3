package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {
    @ParameterizedTest
    @CsvSource({
        "https://acme.example/cb, https://acme.example/cb",
        "com.acme.app:/cb, com.acme.app:/cb",
        "http://127.0.0.1/cb, http://127.0.0.1/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:49152/cb",
        "http://127.0.0.1:33418/cb, http://127.0.0.1:49152/cb",
        "http://127.0.0.1:33418/cb, http://127.0.0.1/cb",
        "http://127.0.0.1:33418/, http://127.0.0.1:1/",
        "http://127.0.0.1, http://127.0.0.1:65535",
        "http://[::1]/cb, http://[::1]:49152/cb",
        "http://localhost/callback, http://localhost:3000/callback",
        "http://localhost:1/callback?a=1, http://localhost:3000/callback?a=1",
        "http://127.0.0.1?a=1, http://127.0.0.1:80?a=1",
    })
    void permits(String registered, String requested) {
        assertThat(new RedirectUri(registered).permits(requested)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.example/cb, https://acme.example/cb/",
        "https://acme.example/cb, https://acme.example:443/cb",
        "https://acme.example/cb, https://acme.example:8443/cb",
        "https://acme.example/cb, https://ACME.example/cb",
        "https://acme.example/cb, https://acme.example/cb?x=1",
        "https://acme.example/cb, http://acme.example/cb",
        "https://127.0.0.1/cb, https://127.0.0.1:8443/cb",
        "http://acme.example/cb, http://acme.example:8080/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:49152/other",
        "http://127.0.0.1/cb, http://127.0.0.1:49152/cb?x=1",
        "http://127.0.0.1/cb, http://127.0.0.1:49152/cb#x",
        "http://127.0.0.1/cb, http://127.0.0.1:49152",
        "http://127.0.0.1, http://127.0.0.1:49152/",
        "http://127.0.0.1/cb, http://localhost:49152/cb",
        "http://localhost/cb, http://127.0.0.1:49152/cb",
        "http://127.0.0.1/cb, http://[::1]:49152/cb",
        "http://127.0.0.1/cb, https://127.0.0.1:49152/cb",
        "http://127.0.0.1/cb, HTTP://127.0.0.1:49152/cb",
        "http://localhost/cb, http://LOCALHOST:3000/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:49152/CB",
        "http://127.0.0.1/cb, http://127.0.0.1@evil.example/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:80@evil.example/cb",
        "http://127.0.0.1/cb, http://user@127.0.0.1:80/cb",
        "http://127.0.0.1/, http://127.0.0.1@evil.example/",
        "http://127.0.0.1/cb, http://127.0.0.1.evil.example/cb",
        "http://localhost/cb, http://localhost.evil.example:80/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:0/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:080/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:65536/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:+80/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:80:80/cb",
        "http://127.0.0.1/cb, http://127.0.0.2:80/cb",
        "http://127.0.0.1/cb, http://127.1:80/cb",
        "http://127.0.0.1/cb, http://2130706433:80/cb",
        "http://127.0.0.1/cb, http:/127.0.0.1:80/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:80\\@evil.example/cb",
        "http://[::1]/cb, http://[::1].evil.example/cb",
        "http://[::1]/cb, http://[0:0:0:0:0:0:0:1]:80/cb",
        "http://127.0.0.1@evil.example/cb, http://127.0.0.1:80@evil.example/cb",
        "http://127.0.0.1/cb, ''",
    })
    void doesNotPermit(String registered, String requested) {
        assertThat(new RedirectUri(registered).permits(requested)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/cb\n",
                "http://127.0.0.1:80/cb\r\n",
                "\u0660http://127.0.0.1/cb",
                "http://127.0.0.1:\u0668\u0660/cb"
            })
    void doesNotPermitLineEndsAndForeignDigits(String requested) {
        assertThat(new RedirectUri("http://127.0.0.1/cb").permits(requested)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/, true, false",
        "http://127.0.0.1:33418/, true, false",
        "http://[::1]:8080/cb, true, false",
        "http://localhost, true, true",
        "http://localhost:3000/cb, true, true",
        "https://localhost/cb, false, false",
        "http://localhost.evil.example/, false, false",
        "http://127.0.0.1@evil.example/, false, false",
        "https://acme.example/cb, false, false",
        "'', false, false",
    })
    void knowsTheLoopbackInterface(String value, boolean loopback, boolean localhost) {
        assertThat(new RedirectUri(value).isLoopback()).isEqualTo(loopback);
        assertThat(new RedirectUri(value).isLocalhost()).isEqualTo(localhost);
    }
}
