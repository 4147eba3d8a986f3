package io.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a URL holds a secret, the evidence does not. */
class EvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/x?token=s3cret, https://hooks.example/x",
        "https://hooks.example/x#s3cret, https://hooks.example/x",
        "https://hooks.example?s3cret/a?b#c, https://hooks.example",
        "https://me:s3cret@hooks.example/x, https://hooks.example/x",
        "https://s3cret@me@hooks.example/x@y, https://hooks.example/x@y",
        "http://127.0.0.1:8080/hook, http://127.0.0.1:8080/hook"
    })
    void aUrlIsCutWhereSecretsAre(String url, String kept) {
        assertThat(new Evidence(Instant.EPOCH, "POST", url, 204, 7, "").url()).isEqualTo(kept);
    }
}
