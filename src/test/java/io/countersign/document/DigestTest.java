package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    /** FIPS 180-2 appendix B.1, whose SHA-256 is ba7816bf…f20015ad. */
    private static final String ABC = "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";

    @Test
    void ofTheStandardVector() {
        Digest digest = Digest.of("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(digest).isEqualTo(new Digest(ABC)).hasToString(ABC);
        assertThat(digest.reprDigest()).isEqualTo("sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa",
                "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0=",
                "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
                "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa1",
                "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa\n",
            })
    void onlyOneSpellingIsADigest(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest(value));
    }
}
