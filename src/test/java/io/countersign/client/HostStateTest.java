package io.countersign.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostStateTest {

    private static final Instant PROVED = Instant.parse("2026-11-01T12:00:00Z");
    private static final Optional<HostProof> PROOF =
            Optional.of(new HostProof("acme.example", HostProof.Method.DNS, PROVED, PROVED.plus(Duration.ofDays(90))));

    @Test
    void withoutAProofNothingIsProved() {
        assertThat(HostState.of(Optional.empty(), PROVED)).isEqualTo(HostState.UNPROVED);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PROVED", "P89D, PROVED", "PT2159H59M59.999999S, PROVED", "P90D, EXPIRED", "P365D, EXPIRED"})
    void aProofLastsToItsExpiryAndNotAMomentLonger(Duration later, HostState state) {
        assertThat(HostState.of(PROOF, PROVED.plus(later))).isEqualTo(state);
    }
}
