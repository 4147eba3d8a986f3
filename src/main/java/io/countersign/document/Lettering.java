package io.countersign.document;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a text looks to people like what it is: characters that hide or turn text, and letters of one script among those of another. */
public final class Lettering {
    private static final int LATIN_1 = 0x100;
    private static final int MOST_MARKS = 4;

    /** Code points that are letters or marks by category and yet show nothing (Default_Ignorable_Code_Point, and the blank of Braille). */
    private static final Set<Integer> BLANK =
            Set.of(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0);

    /** Scripts that one language is written in together (UTS 39 §5.2, highly restrictive). */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private Lettering() {}

    /** Whether a code point shows itself: no control, format, private-use, unassigned or blank character, and no half of a pair. */
    public static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // FORMAT holds the bidirectional overrides and isolates, and the zero-width characters.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !BLANK.contains(codePoint) && !isVariationSelector(codePoint);
        };
    }

    /** What makes a text unfit to be shown, as words about it: the first character that is not plain, or marks heaped on one letter. */
    public static Optional<String> unfit(String text) {
        int marks = 0;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isPlain(c)) {
                return Optional.of("holds U+%04X, a character that shows nothing of itself".formatted(c));
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return Optional.of("heaps more than " + MOST_MARKS + " marks on one letter");
            }
        }
        return Optional.empty();
    }

    /**
     * What in a text may pass for something else, as words about it: a word in letters of scripts that no language writes together, or
     * letters that are another form of plain ones, such as full-width or mathematical.
     */
    public static Optional<String> mixed(String text) {
        Set<UnicodeScript> word = EnumSet.noneOf(UnicodeScript.class);
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isDisguised(c)) {
                return Optional.of("holds U+%04X, another form of a plain letter".formatted(c));
            }
            if (!Character.isLetterOrDigit(c) && !isMark(c)) {
                word.clear();
                continue;
            }
            UnicodeScript script = UnicodeScript.of(c);
            if (script != UnicodeScript.COMMON
                    && script != UnicodeScript.INHERITED
                    && word.add(script)
                    && !agree(word)) {
                return Optional.of("mixes the scripts %s in one word, at U+%04X".formatted(word, c));
            }
        }
        return Optional.empty();
    }

    private static boolean agree(Set<UnicodeScript> scripts) {
        return scripts.size() == 1 || TOGETHER.stream().anyMatch(it -> it.containsAll(scripts));
    }

    private static boolean isDisguised(int codePoint) {
        if (codePoint < LATIN_1 || !Character.isAlphabetic(codePoint)) {
            return false;
        }
        return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC)
                .chars()
                .allMatch(c -> c < 128);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
