package io.countersign.trust.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.trust.TrustStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a client can stand, for its newest version and an older one. */
class StatusValueTest {

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, true, 0",
        "ACTIVE, false, 1",
        "SUSPENDED, true, 2",
        "SUSPENDED, false, 1",
        "REVOKED, true, 1",
        "REVOKED, false, 1",
        "EXPIRED, true, 1",
        "EXPIRED, false, 1",
        "UNKNOWN, true, 1",
        "UNKNOWN, false, 1"
    })
    void theNumberInTheList(TrustStatus client, boolean live, int number) {
        assertThat(StatusValue.of(client, live).code()).isEqualTo(number);
    }
}
