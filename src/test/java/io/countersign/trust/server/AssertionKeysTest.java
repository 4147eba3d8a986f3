package io.countersign.trust.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.testing.Keys;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key sets are taken, and which key a signature is held to. */
class AssertionKeysTest {

    private static final PublicJsonWebKey EC = Keys.pair("ES256", "ec");
    private static final PublicJsonWebKey RSA = Keys.pair("RS256", "rsa");

    private static String set(List<Map<String, Object>> keys) {
        return JsonUtil.toJson(Map.of("keys", keys));
    }

    private static String set(Map<String, Object> key) {
        return set(List.of(key));
    }

    private static Map<String, Object> with(PublicJsonWebKey key, String member, Object value) {
        Map<String, Object> changed = Keys.open(key);
        changed.put(member, value);
        return changed;
    }

    private static void refused(String jwks, String pointer) {
        assertThatThrownBy(() -> AssertionKeys.parse(jwks))
                .isInstanceOfSatisfying(
                        ServerTermsRefused.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @CsvSource({"ES256", "RS256", "PS256", "EdDSA"})
    void aKeyForEachAcceptedAlgorithmIsTaken(String algorithm) {
        PublicJsonWebKey key = Keys.pair(algorithm, "k");
        AssertionKeys keys = AssertionKeys.parse(set(Keys.open(key)));
        assertThat(keys.key("k", algorithm)).isPresent();
        assertThat(keys.thumbprints()).containsExactly(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void aSetHoldsOneToTenKeys() {
        refused(set(List.of()), "/credentials/jwks/keys");
        List<Map<String, Object>> eleven = IntStream.range(0, 11)
                .mapToObj(i -> Keys.open(Keys.pair("ES256", "k" + i)))
                .toList();
        refused(set(eleven), "/credentials/jwks/keys");
        AssertionKeys.parse(set(eleven.subList(0, 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"keys\"", "{}", "{\"keys\":{}}", "{\"keys\":[", "{},\"a\":{}"})
    void whatIsNoSetIsRefused(String jwks) {
        refused(jwks, "/credentials/jwks");
    }

    @Test
    void aSetIsAtMost16KiB() {
        refused(set(with(EC, "x-note", "n".repeat(AssertionKeys.MOST_BYTES))), "/credentials/jwks");
    }

    @Test
    void aPrivateKeyIsRefused() {
        refused(set(EC.toParams(OutputControlLevel.INCLUDE_PRIVATE)), "/credentials/jwks/keys/0/d");
        refused(set(Map.of("kty", "oct", "k", "c2VjcmV0")), "/credentials/jwks/keys/0/k");
    }

    @Test
    void aKeyThatNoAcceptedAlgorithmFitsIsRefused() {
        refused(set(List.of(Keys.open(RSA), Keys.open(Keys.pair("ES384", "k")))), "/credentials/jwks/keys/1");
        refused(set(with(EC, "use", "enc")), "/credentials/jwks/keys/0");
        refused(set(with(RSA, "alg", "RS512")), "/credentials/jwks/keys/0");
        refused(set(with(EC, "key_ops", List.of("sign"))), "/credentials/jwks/keys/0");
        refused(set(Collections.singletonMap("kty", "AKP")), "/credentials/jwks/keys/0");
    }

    @Test
    void aWeakKeyAndANameThatIsThereTwiceAreRefused() {
        Map<String, Object> weak = Keys.open(RSA);
        weak.put("n", String.valueOf(weak.get("n")).substring(0, 171));
        refused(set(weak), "/credentials/jwks/keys/0");
        refused(set(List.of(Keys.open(EC), Keys.open(Keys.pair("ES256", "ec")))), "/credentials/jwks/keys/1/kid");
    }

    @Test
    void aNamedKeyIsTheOneOfThatNameAndAnotherNameIsNone() {
        AssertionKeys keys = AssertionKeys.parse(Keys.json(EC, Keys.pair("ES256", "other"), RSA));
        assertThat(keys.key("ec", "ES256").map(key -> key.getKeyId())).contains("ec");
        assertThat(keys.key("ec", "RS256")).isEmpty();
        assertThat(keys.key("nobody", "ES256")).isEmpty();
    }

    @Test
    void withoutANameOnlyTheOneThatFitsWillDo() {
        AssertionKeys keys = AssertionKeys.parse(Keys.json(EC, RSA, Keys.pair("RS256", "rsa-2")));
        assertThat(keys.key(null, "ES256").map(key -> key.getKeyId())).isEqualTo(Optional.of("ec"));
        assertThat(keys.key(null, "RS256")).as("two fit").isEmpty();
        assertThat(keys.key(null, "EdDSA")).as("none fits").isEmpty();
        assertThat(keys.key(null, "none")).isEmpty();
        assertThat(keys.key(null, "HS256")).isEmpty();
    }
}
