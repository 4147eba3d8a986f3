package io.countersign.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Submitted;
import io.countersign.check.rules.KeyStrengthCheck;
import io.countersign.check.rules.PrivateKeyCheck;
import io.countersign.check.rules.SigningKeyCheck;
import io.countersign.document.ClientId;
import io.countersign.document.KeySet;
import io.countersign.document.MetadataDocument;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as the value of a document's {@code jwks}: every key is read or listed, once, and the checks of keys answer. */
@Timeout(10)
class KeySetFuzzTest {
    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/client.json");
    private static final byte[] BEFORE =
            "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":".getBytes(StandardCharsets.UTF_8);
    private static final List<Check> CHECKS =
            List.of(new PrivateKeyCheck(), new KeyStrengthCheck(), new SigningKeyCheck());

    static Stream<byte[]> seeds() {
        return Seeds.readable()
                .flatMap(document -> document.member("jwks").stream())
                .map(JsonNode::toString)
                .distinct()
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void jwks(byte[] bytes) {
        Seeds.read(document(bytes)).ifPresent(document -> {
            document.member("jwks").ifPresent(KeySetFuzzTest::read);
            judge(document, BEFORE.length + bytes.length + 1);
        });
    }

    private static void read(JsonNode jwks) {
        KeySet set = KeySet.parse(jwks);
        assertThat(KeySet.parse(jwks)).isEqualTo(set);
        int size = jwks.path("keys").isArray() ? jwks.path("keys").size() : 0;
        Set<Integer> places = new HashSet<>();
        set.keys().forEach(key -> {
            assertThat(places.add(key.index())).isTrue();
            assertThat(key.thumbprint()).matches("[A-Za-z0-9_-]{43}");
            assertThat(key.kty()).isIn("RSA", "EC", "OKP");
        });
        set.unreadable().forEach(place -> {
            assertThat(places.add(place.index())).isTrue();
            Shown.assertFit(place.why(), 100);
        });
        places.remove(-1);
        assertThat(places).hasSize(Math.min(size, KeySet.MOST_KEYS)).allMatch(place -> place >= 0 && place < size);
    }

    private static void judge(MetadataDocument document, int size) {
        Submitted submitted = new Submitted(ID, document, size);
        for (Check check : CHECKS) {
            Shown.assertFit(check.evaluate(submitted));
            assertThat(check.evaluate(submitted)).isEqualTo(check.evaluate(submitted));
        }
    }

    private static byte[] document(byte[] jwks) {
        byte[] document = new byte[BEFORE.length + jwks.length + 1];
        System.arraycopy(BEFORE, 0, document, 0, BEFORE.length);
        System.arraycopy(jwks, 0, document, BEFORE.length, jwks.length);
        document[document.length - 1] = '}';
        return document;
    }
}
