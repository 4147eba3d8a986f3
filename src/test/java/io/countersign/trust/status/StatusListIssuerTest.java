package io.countersign.trust.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a status list may be believed. */
class StatusListIssuerTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT12H", "PT24H"})
    void betweenTwiceItsTtlAndADay(String lifetime) {
        assertThat(StatusListIssuer.bounded(Duration.parse(lifetime))).isEqualTo(Duration.parse(lifetime));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT9M59S", "PT0S", "-PT1H", "PT24H1S"})
    void orTheStartIsRefused(String lifetime) {
        assertThatThrownBy(() -> StatusListIssuer.bounded(Duration.parse(lifetime)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("countersign.trust.status-list-lifetime");
    }
}
