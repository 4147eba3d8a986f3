package io.countersign.trust.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final long MILLIS = 1_764_072_000_000L;
    private static final Freshness NEVER = Freshness.never(Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "5000, 5000, true",
        "5001, 0, false", // the wall clock was set back, or stood still
        "0, 5001, false", // the machine slept, and its monotonic clock with it
        "5001, 5001, false",
        "10, -3600000, true" // a clock set back does not make anything older
    })
    void bothClocksMustAgree(long monotonicMillis, long wallMillis, boolean fresh) {
        for (long nanos : new long[] {0, 7_000_000_000L, -3_000_000_000L, Long.MAX_VALUE - 1_000_000_000L}) {
            assertThat(NEVER.proved(nanos, MILLIS).holds(nanos + monotonicMillis * 1_000_000, MILLIS + wallMillis))
                    .as("from %d", nanos)
                    .isEqualTo(fresh);
        }
    }

    @Test
    void nothingIsFreshBeforeTheDatabaseWasAsked() {
        for (long nanos : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(NEVER.holds(nanos, MILLIS)).isFalse();
            assertThat(NEVER.holds(nanos, 0)).isFalse();
        }
    }

    @Test
    void whatIsProvedLaterIsFreshLonger() {
        Freshness later = NEVER.proved(0, MILLIS).proved(3_000_000_000L, MILLIS + 3_000);
        assertThat(later.holds(8_000_000_000L, MILLIS + 8_000)).isTrue();
        assertThat(later.holds(8_000_000_001L, MILLIS + 8_000)).isFalse();
    }
}
