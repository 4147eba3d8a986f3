package io.countersign.trust.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scope tokens, and what of the asked lies inside the entitled, against {@code tables/scopes.txt}. */
class ScopesTest {

    static Stream<Arguments> table() throws IOException {
        try (var in = Objects.requireNonNull(ScopesTest.class.getResourceAsStream("/tables/scopes.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.stream(line.split("\\|"))
                            .map(ScopesTest::cell)
                            .toArray())
                    .map(Arguments::of);
        }
    }

    private static String cell(String text) {
        String bare = text.strip();
        return bare.equals("-") ? "" : bare.replace("·", " ").translateEscapes();
    }

    @ParameterizedTest
    @MethodSource("table")
    void nothingButWhatIsEntitledIsInside(String asked, String entitled, String granted, String all) {
        assertThat(Scopes.within(asked, entitled)).isEqualTo(new Scopes.Within(granted, all.equals("yes")));
    }

    @Test
    void whatIsWhollyInsideIsNotCopied() {
        String asked = "write read";
        assertThat(Scopes.within(asked, "read write").granted()).isSameAs(asked);
    }

    @Test
    void theStringsAgreeWithTheSets() {
        List<String> all = List.of("a", "b", "ab", "abc", "c");
        for (int asked = 0; asked < 32; asked++) {
            for (int entitled = 0; entitled < 32; entitled++) {
                Scopes wanted = subset(all, asked);
                Scopes widest = subset(all, entitled);
                assertThat(Scopes.within(wanted.text(), widest.text()))
                        .isEqualTo(new Scopes.Within(wanted.within(widest).text(), widest.contains(wanted)));
            }
        }
    }

    private static Scopes subset(List<String> all, int bits) {
        return new Scopes(IntStream.range(0, all.size())
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(all::get)
                .toList());
    }

    @Test
    void theOrderGivenIsKept() {
        assertThat(Scopes.parse("write read admin").text()).isEqualTo("write read admin");
        assertThat(new Scopes(List.of("write", "read"))
                        .within(Scopes.parse("read write"))
                        .text())
                .isEqualTo("write read");
        assertThat(Scopes.parse("")).isEqualTo(Scopes.NONE);
        assertThat(Scopes.NONE.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "\"", "a\\b", "é", "a\u0000", "a\u007f", "\ud83d\ude00", "a\n", " a"})
    void noOtherCharacterIsInAToken(String token) {
        assertThatThrownBy(() -> new Scopes(List.of("ok", token)))
                .isInstanceOfSatisfying(
                        MemberRefused.class, e -> assertThat(e.member()).isEqualTo("/scopes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a  b", " a", "a ", "a a"})
    void aStringWithAnEmptyOrRepeatedTokenIsRefused(String text) {
        assertThatThrownBy(() -> Scopes.parse(text)).isInstanceOf(MemberRefused.class);
    }

    @Test
    void everyPrintableCharacterButTwoIsInAToken() {
        String all = IntStream.rangeClosed(0x21, 0x7e)
                .filter(c -> c != '"' && c != '\\')
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        assertThat(Scopes.parse(all).tokens()).containsExactly(all);
    }

    @Test
    void theyAreBounded() {
        List<String> hundred =
                IntStream.range(0, Scopes.MOST).mapToObj(i -> "s" + i).toList();
        assertThat(new Scopes(hundred).tokens()).hasSize(100);
        List<String> more =
                IntStream.rangeClosed(0, Scopes.MOST).mapToObj(i -> "s" + i).toList();
        assertThatThrownBy(() -> new Scopes(more)).hasMessage("must be at most 100");
        String half = String.join("", Collections.nCopies(2047, "x"));
        assertThat(new Scopes(List.of(half, half + "y")).text()).hasSize(4096);
        assertThatThrownBy(() -> new Scopes(List.of(half + "x", half + "y")))
                .hasMessage("must have at most 4096 characters in all");
    }
}
