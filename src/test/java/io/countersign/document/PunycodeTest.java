package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {
    /** Labels of the samples of RFC 3492 §7.1 that have no capitals, and of hosts there are. */
    @ParameterizedTest
    @CsvSource({
        "xn--bcher-kva,bücher",
        "xn--strae-oqa,straße",
        "xn--80ak6aa92e,аррӏе",
        "xn--ihqwcrb4cv8a8dqg056pqjye,他们为什么不说中文",
        "xn--ihqwctvzc91f659drss3x8bo0yb,他們爲什麽不說中文",
        "xn--i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd,यहलोगहिन्दीक्योंनहींबोलसकतेहैं",
        "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa,なぜみんな日本語を話してくれないのか",
        "xn--d9juau41awczczp,そのスピードで",
        "xn--de-jg4avhby1noc0d,パフィーdeルンバ",
        "xn--ls8h,💩",
        "XN--BCHER-KVA,bücher"
    })
    void aLabelStandsForItsLetters(String label, String letters) {
        assertThat(Punycode.decode(label)).contains(letters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "xn-",
                "xn--",
                "xn---",
                "xn--acme-",
                "xn--a_b",
                "xn--bcher-kv",
                "xn--99999999",
                "xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "xn--ü-kva",
                "xn--u-ccb",
                "xn--\ud800",
            })
    void whatIsNoPunycodeIsEmpty(String label) {
        assertThat(Punycode.decode(label)).isEmpty();
    }

    @Test
    void aLabelLongerThanALabelMayBeIsNotLookedAt() {
        assertThat(Punycode.decode("xn--" + "a".repeat(60_000))).isEmpty();
        assertThat(Punycode.decode("xn--" + "9".repeat(59))).isEmpty();
    }

    /** The library of Java knows an older IDNA with fewer letters, but where it decodes a label it must agree. */
    @Test
    void randomLabelsNeverFailAndAgreeWithTheLibrary() {
        Random random = new Random(11);
        String alphabet = "abcxyz0189-AZ";
        int decoded = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder label = new StringBuilder("xn--");
            for (int length = random.nextInt(12); length > 0; length--) {
                label.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = label.toString();
            String theirs = IDN.toUnicode(text, IDN.ALLOW_UNASSIGNED);
            if (!theirs.equalsIgnoreCase(text) && Punycode.decode(text).isPresent()) {
                assertThat(Punycode.decode(text)).as(text).contains(theirs.toLowerCase(Locale.ROOT));
                decoded++;
            }
        }
        assertThat(decoded).isGreaterThan(100);
    }
}
