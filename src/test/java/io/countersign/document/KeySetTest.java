package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.KeySet.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    /** The key of RFC 7638 §3.1. */
    private static final String RFC_7638 = """
            {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "e":"AQAB","alg":"RS256","kid":"2011-04-29"}""";

    private static final String EC = """
            {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig","kid":"ec"}""";

    private static final String OKP = """
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    @Test
    void readsKeysAndTheirThumbprints() {
        KeySet set = keys(RFC_7638, EC, OKP);
        assertThat(set.keys())
                .containsExactly(
                        new KeySet.Key(
                                0, "2011-04-29", "RSA", "RS256", null, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
                        new KeySet.Key(1, "ec", "EC", null, "sig", "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"),
                        // RFC 8037 appendix A.3
                        new KeySet.Key(2, null, "OKP", null, null, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
        assertThat(set.unreadable()).isEmpty();
        assertThat(set.thumbprints()).hasSize(3);
    }

    @Test
    void aKeyIsTheSameWhateverItIsCalled() {
        assertThat(keys(EC).thumbprints())
                .isEqualTo(keys(EC.replace("\"kid\":\"ec\"", "\"kid\":\"other\",\"alg\":\"ES256\""))
                        .thumbprints());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kty\":\"EC\"}",
                "{\"kty\":5}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"!\",\"y\":\"\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-1\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"RSA\",\"n\":\"AAABAAE\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":{},\"e\":[]}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"x5c\":[1]}",
                "7",
                "null"
            })
    void listsWhatCannotBeReadAndReadsOn(String bad) {
        KeySet set = keys(bad, EC);
        assertThat(set.unreadable()).extracting(Unreadable::index).containsExactly(0);
        assertThat(set.keys()).extracting(KeySet.Key::index).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "5", "null", "{\"keys\":{}}", "{\"keys\":\"x\"}"})
    void listsASetThatIsNone(String bad) {
        KeySet set = KeySet.parse(json(bad));
        assertThat(set.keys()).isEmpty();
        assertThat(set.unreadable()).extracting(Unreadable::index).containsExactly(-1);
    }

    @Test
    void readsNoMoreThanFifty() {
        ObjectNode jwks = new ObjectMapper().createObjectNode();
        for (int i = 0; i < 1_000; i++) {
            jwks.withArray("keys").add(json(EC));
        }
        KeySet set = KeySet.parse(jwks);
        assertThat(set.keys()).hasSize(KeySet.MOST_KEYS);
        assertThat(set.unreadable()).containsExactly(new Unreadable(-1, "only the first 50 keys are read"));
    }

    private static KeySet keys(String... keys) {
        return KeySet.parse(json("{\"keys\":[" + String.join(",", List.of(keys)) + "]}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
