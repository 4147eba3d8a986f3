package io.countersign.delivery.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.delivery.exposure.Exposure.Adapter;
import io.countersign.delivery.exposure.Exposure.Facts;
import io.countersign.trust.server.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a stopped client may go on, against {@code tables/exposure.txt}, and what holds in every case there is. */
class ExposureTest {

    private static final Long FOREVER = Long.MAX_VALUE;

    static Stream<List<String>> table() throws IOException {
        try (var in = Objects.requireNonNull(ExposureTest.class.getResourceAsStream("/tables/exposure.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.stream(line.replace("||", "|").split("\\|"))
                            .map(String::strip)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void theTableHolds(List<String> row) {
        assertThat(row).hasSize(12);
        String adapter = row.get(7);
        boolean verified = adapter.matches("\\d+");
        Exposure exposure = Exposure.of(new Facts(
                lifetimes(row.get(3), number(row.get(0)), number(row.get(1)), number(row.get(2))),
                Mode.of(row.get(4)).orElseThrow(),
                !row.get(5).equals("never"),
                !row.get(5).equals("foreign"),
                row.get(6).equals("yes"),
                verified ? Adapter.VERIFIED : Adapter.valueOf(adapter.toUpperCase(java.util.Locale.ROOT)),
                verified ? Duration.ofMillis(Long.parseLong(adapter)) : Duration.ZERO));
        assertThat(shown(exposure.windows())).isEqualTo(row.get(8) + " " + row.get(9) + " " + row.get(10));
        assertThat(exposure.onceVerified() == null ? "-" : shown(exposure.onceVerified()))
                .isEqualTo(row.get(11));
    }

    private static Lifetimes lifetimes(
            String asks, @Nullable Integer cache, @Nullable Integer access, @Nullable Integer refresh) {
        LifetimeTerms terms = new LifetimeTerms(Asks.of(asks).orElseThrow(), cache, access, refresh);
        return Lifetimes.of(terms, "other", 1);
    }

    private static @Nullable Integer number(String text) {
        return text.equals("-") ? null : Integer.valueOf(text);
    }

    private static String shown(Windows windows) {
        return shown(windows.signIn()) + " " + shown(windows.refresh()) + " " + shown(windows.accessToken());
    }

    private static String shown(@Nullable Long seconds) {
        return seconds == null ? "-" : seconds.toString();
    }

    private static List<Facts> everything() {
        List<Facts> all = new ArrayList<>();
        Integer[] lifetimes = {null, 0, 7};
        boolean[] either = {true, false};
        for (Integer cache : lifetimes) {
            for (Integer access : lifetimes) {
                for (Integer refresh : lifetimes) {
                    for (Asks asks : Asks.values()) {
                        Lifetimes of = lifetimes(asks.wire(), cache, access, refresh);
                        for (Mode mode : Mode.values()) {
                            for (boolean hosted : either) {
                                for (boolean asked : either) {
                                    for (Adapter adapter : Adapter.values()) {
                                        all.add(new Facts(of, mode, true, hosted, asked, adapter, Duration.ZERO));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void whatComesLaterNeverEndsEarlier() {
        for (Facts facts : everything()) {
            Windows windows = Exposure.of(facts).windows();
            assertThat(seconds(windows.signIn())).as("%s", facts).isLessThanOrEqualTo(seconds(windows.refresh()));
            assertThat(seconds(windows.refresh())).as("%s", facts).isLessThanOrEqualTo(seconds(windows.accessToken()));
            assertThat(seconds(windows.overall())).as("%s", facts).isEqualTo(seconds(windows.accessToken()));
        }
    }

    @Test
    void whoOnlyReportsOrNeverAskedIsAsIfItDidNotAsk() {
        for (Facts facts : everything()) {
            Lifetimes said = facts.lifetimes();
            LifetimeTerms terms = said.terms();
            Lifetimes never = lifetimes("never", terms.documentCache(), terms.accessToken(), terms.refreshToken());
            if (facts.mode() == Mode.REPORT || !facts.asked()) {
                assertThat(Exposure.of(facts)).as("%s", facts).isEqualTo(Exposure.of(with(facts, never)));
            }
        }
    }

    /** To know nothing is never better than to know the longest. */
    @Test
    void whatIsNotKnownIsTheWorst() {
        for (Facts facts : everything()) {
            LifetimeTerms terms = facts.lifetimes().terms();
            Lifetimes unknown = lifetimes(terms.asks().wire(), null, null, null);
            Windows known = Exposure.of(facts).windows();
            Windows worse = Exposure.of(with(facts, unknown)).windows();
            assertThat(seconds(worse.signIn())).isGreaterThanOrEqualTo(seconds(known.signIn()));
            assertThat(seconds(worse.refresh())).isGreaterThanOrEqualTo(seconds(known.refresh()));
            assertThat(seconds(worse.accessToken())).isGreaterThanOrEqualTo(seconds(known.accessToken()));
        }
    }

    private static Facts with(Facts facts, Lifetimes lifetimes) {
        return new Facts(
                lifetimes,
                facts.mode(),
                facts.everLive(),
                facts.hosted(),
                facts.asked(),
                facts.adapter(),
                facts.verifiedAfter());
    }

    private static long seconds(@Nullable Long seconds) {
        return seconds == null ? FOREVER : seconds;
    }

    @Test
    void itIsOverWhenTheLastWindowIs() {
        Instant act = Instant.parse("2026-11-28T09:00:00Z");
        Exposure bounded = new Exposure(new Windows(1L, 2L, 60L), null);
        assertThat(Exposed.of(bounded, act).until()).isEqualTo(Instant.parse("2026-11-28T09:01:00Z"));
        Exposure unbounded = new Exposure(new Windows(0L, 0L, null), null);
        assertThat(Exposed.of(unbounded, act).until()).isNull();
    }
}
