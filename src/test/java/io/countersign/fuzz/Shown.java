package io.countersign.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.check.Finding;
import java.util.List;

/** What must hold for every text that is shown to people, whatever the document holds. */
final class Shown {
    private static final int LONGEST_POINTER = 200;
    private static final int LONGEST_MESSAGE = 500;

    private Shown() {}

    static void assertFit(List<Finding> findings) {
        for (Finding finding : findings) {
            assertFit(finding.pointer(), LONGEST_POINTER);
            assertFit(finding.message(), LONGEST_MESSAGE);
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
        }
    }

    static void assertFit(String text, int longest) {
        assertThat(text.length()).isLessThanOrEqualTo(longest);
        if (!text.codePoints().allMatch(Shown::isPrintable)) {
            throw new AssertionError("not fit to be shown: " + text);
        }
    }

    /** Said anew rather than asked of the code under test. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
