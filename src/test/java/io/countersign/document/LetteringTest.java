package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {
    @ParameterizedTest
    @CsvSource({
        "Аcme,'mixes the scripts [LATIN, CYRILLIC] in one word, at U+0063'",
        "Acme Аcme,'mixes the scripts [LATIN, CYRILLIC] in one word, at U+0063'",
        "Ａcme,'holds U+FF21, another form of a plain letter'"
    })
    void theOddLetterIsNamed(String text, String reason) {
        assertThat(Lettering.mixed(text)).contains(reason);
    }

    @Test
    void theHiddenCharacterIsNamed() {
        assertThat(Lettering.unfit("Acme\u202eNotes"))
                .contains("holds U+202E, a character that shows nothing of itself");
        assertThat(Lettering.unfit("Acme\ud800")).contains("holds U+D800, a character that shows nothing of itself");
        assertThat(Lettering.unfit("Acme")).isEmpty();
        assertThat(Lettering.unfit("")).isEmpty();
    }

    /** Every code point alone and behind a letter: nothing throws, and nothing that is invisible is taken for plain. */
    @Test
    void everyCodePointIsJudged() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c);
            assertThat(Lettering.unfit(text).isPresent()).isEqualTo(!Lettering.isPlain(c));
            Lettering.mixed(text);
            if (Character.isIdentifierIgnorable(c) || !Character.isDefined(c)) {
                assertThat(Lettering.isPlain(c)).as("U+%04X", c).isFalse();
            }
        }
    }
}
