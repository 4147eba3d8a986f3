package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {
    @ParameterizedTest
    @CsvSource({
        "https://acme.example/client, acme.example, /client",
        "https://acme.example/, acme.example, /",
        "https://acme.localhost:8443/oauth/client.json, acme.localhost:8443, /oauth/client.json",
        "https://acme.example:443/client, acme.example:443, /client",
        "https://xn--bcher-kva.example/a%20b, xn--bcher-kva.example, /a%20b",
        "https://acme.example/client?v=2, acme.example, /client",
        "https://acme.example/..a/...;x=1, acme.example, /..a/...;x=1",
        "https://acme.example//a, acme.example, //a",
        "https://[2001:db8::1]:8443/c, [2001:db8::1]:8443, /c",
        "https://acme.example/@user, acme.example, /@user",
    })
    void anIdentifierKeepsItsTextAndNamesItsParts(String value, String authority, String path) {
        ClientId id = ClientId.parse(value);

        assertThat(id.toString()).isEqualTo(value);
        assertThat(id.authority()).isEqualTo(authority);
        assertThat(id.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://acme.example/client | scheme",
                "HTTPS://acme.example/client | scheme",
                "ftp://acme.example/client | scheme",
                "//acme.example/client | scheme",
                "https://user@acme.example/client | userinfo",
                "https://user:secret@acme.example/client | userinfo",
                "https://@acme.example/client | userinfo",
                "https://acme.example | path",
                "https://acme.example?a=/b | path",
                "https://acme.example/./client | dot segments",
                "https://acme.example/a/../client | dot segments",
                "https://acme.example/a/.. | dot segments",
                "https://acme.example/a/%2e%2E/b | dot segments",
                "https://acme.example/a/.%2e | dot segments",
                "https://acme.example/%2e/b | dot segments",
                "https://acme.example/client# | fragment",
                "https://acme.example/client#top | fragment",
                "https://Acme.example/client | capitals",
                "https:///client | host",
                "https:/client | host",
                "https:client | host",
                "https://acme..example/client | host",
                "https://-acme.example/client | host",
                "https://acme.example./client | host",
                "https://acme%2eexample/client | host",
                "https://acme_x.example/client | host",
                "https://[::1/client | host",
                "https://acme.example:/client | port",
                "https://acme.example:0/client | port",
                "https://acme.example:0443/client | port",
                "https://acme.example:65536/client | port",
                "https://acme.example:8443x/client | port",
                "https://acme.example/a b | character",
                "https://acme.example/a\\b | character",
                "https://acme.example/\u00fc | character",
                "https://b\u00fccher.example/c | character",
                "https://acme.example/%zz | character",
                "https://acme.example/%a | character",
                "https://acme.example/<a> | character",
            })
    void whatBreaksTheGrammarIsRefusedWithItsReason(String value, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientId.parse(value))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "https://acme.example/a\n", "\thttps://acme.example/a", "https://acme.example/\u0000"})
    void controlCharactersAndNothingAreRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientId.parse(value));
    }

    @Test
    void theLengthIsBounded() {
        String start = "https://acme.example/";
        String longest = start + "a".repeat(ClientIdUrl.MAX_LENGTH - start.length());

        assertThat(ClientId.parse(longest).value()).hasSize(2048);
        assertThatIllegalArgumentException().isThrownBy(() -> ClientId.parse(longest + "a"));
    }

    @Test
    void identifiersAreComparedAsStrings() {
        assertThat(ClientId.parse("https://acme.example/client"))
                .isEqualTo(new ClientId("https://acme.example/client"))
                .isNotEqualTo(ClientId.parse("https://acme.example:443/client"))
                .isNotEqualTo(ClientId.parse("https://acme.example/%63lient"));
    }
}
