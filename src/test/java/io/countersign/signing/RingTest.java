package io.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which key signs, which verifies, which is published; and that nothing stands in for a key that is not there. */
class RingTest {

    private static final String TYP = "test+jwt";

    private final SigningKey first = key(Purpose.ANSWER, "EC");
    private final SigningKey second = key(Purpose.ANSWER, "Ed25519");
    private final SigningKey statement = key(Purpose.STATEMENT, "EC");

    @ParameterizedTest
    @EnumSource(KeyState.class)
    void onlyTheActiveKeySigns(KeyState state) {
        Ring ring =
                Ring.of(List.of(as(first, state), as(statement, KeyState.ACTIVE)), mounted(first, second, statement));
        if (state == KeyState.ACTIVE) {
            assertThat(Signer.signed(ring, Purpose.ANSWER, TYP, "{}").kid()).isEqualTo(first.kid());
        } else {
            assertThatThrownBy(() -> Signer.signed(ring, Purpose.ANSWER, TYP, "{}"))
                    .isInstanceOf(KeyUnavailable.class)
                    .hasMessage("nothing is signed as answer: no key is active");
        }
    }

    @Test
    void noOtherKeyStandsInForAnActiveOneWithoutItsPrivateHalf() {
        List<RingKey> keys = List.of(as(first, KeyState.ACTIVE), as(second, KeyState.PENDING));
        Ring ring = Ring.of(keys, mounted(second, statement));
        assertThatThrownBy(() -> Signer.signed(ring, Purpose.ANSWER, TYP, "{}"))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining(first.kid());
        // mounted, but for another purpose than it is known for
        SigningKey misplaced = new SigningKey(Purpose.STATEMENT, first.privateKey(), first.published());
        Ring other = Ring.of(keys, mounted(misplaced, second));
        assertThatThrownBy(() -> Signer.signed(other, Purpose.ANSWER, TYP, "{}"))
                .isInstanceOf(KeyUnavailable.class);
    }

    @ParameterizedTest
    @EnumSource(KeyState.class)
    void whatIsPublishedVerifiesAndNothingElseDoes(KeyState state) throws Exception {
        Ring then = Ring.of(List.of(as(first, KeyState.ACTIVE)), mounted(first));
        String jws = Signer.signed(then, Purpose.ANSWER, TYP, "{\"a\":1}").jws();
        Ring now = Ring.of(List.of(as(first, state), as(second, KeyState.ACTIVE)), mounted(second));
        boolean published = state.published();
        assertThat(Signer.verify(now, Purpose.ANSWER, TYP, jws))
                .isEqualTo(published ? Optional.of("{\"a\":1}") : Optional.empty());
        List<String> names = new JsonWebKeySet(now.sets().get(Purpose.ANSWER))
                .getJsonWebKeys().stream().map(key -> key.getKeyId()).toList();
        assertThat(names).isEqualTo(published ? List.of(first.kid(), second.kid()) : List.of(second.kid()));
        assertThat(new JsonWebKeySet(now.sets().get(Purpose.STATEMENT)).getJsonWebKeys())
                .isEmpty();
    }

    @Test
    void aTokenOfAnotherTypePurposeKeyOrContentIsNone() {
        Ring ring =
                Ring.of(List.of(as(first, KeyState.ACTIVE), as(statement, KeyState.ACTIVE)), mounted(first, statement));
        String jws = Signer.signed(ring, Purpose.ANSWER, TYP, "{}").jws();
        assertThat(Signer.verify(ring, Purpose.ANSWER, TYP, jws)).contains("{}");
        assertThat(Signer.verify(ring, Purpose.ANSWER, "other+jwt", jws)).isEmpty();
        assertThat(Signer.verify(ring, Purpose.STATEMENT, TYP, jws)).isEmpty();
        String[] parts = jws.split("\\.", -1);
        assertThat(Signer.verify(ring, Purpose.ANSWER, TYP, parts[0] + ".e30x." + parts[2]))
                .isEmpty();
        assertThat(Signer.verify(ring, Purpose.ANSWER, TYP, parts[0] + "." + parts[1] + "."))
                .isEmpty();
        for (String text : List.of("", "a", "a.b.c", "....", parts[0])) {
            assertThat(Signer.verify(ring, Purpose.ANSWER, TYP, text)).as(text).isEmpty();
        }
        Ring strangers = Ring.of(List.of(as(second, KeyState.ACTIVE)), mounted(second));
        assertThat(Signer.verify(strangers, Purpose.ANSWER, TYP, jws)).isEmpty();
    }

    private static SigningKey key(Purpose purpose, String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(256);
            }
            return KeyPairs.pair(purpose, generator.generateKeyPair().getPrivate());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, SigningKey> mounted(SigningKey... keys) {
        return Arrays.stream(keys).collect(Collectors.toMap(SigningKey::kid, Function.identity()));
    }

    private static RingKey as(SigningKey key, KeyState state) {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        return new RingKey(
                1,
                key.kid(),
                key.purpose(),
                key.algorithm(),
                key.jwk(),
                now,
                state,
                "because",
                now,
                Optional.empty(),
                Optional.empty());
    }
}
