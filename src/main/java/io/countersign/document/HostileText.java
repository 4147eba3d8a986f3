package io.countersign.document;

/** Text from a document, made fit to be shown: no control, format or direction characters, and of bounded length. */
public final class HostileText {
    private static final int LONGEST_QUOTE = 160;
    private static final int REPLACEMENT = 0xFFFD;

    private HostileText() {}

    /** A value from a document between quotation marks, at most 160 characters of it. */
    public static String quoted(String value) {
        return '"' + clean(value, LONGEST_QUOTE) + '"';
    }

    /** At most this many characters, each that could deceive a reader or a terminal replaced by U+FFFD. */
    public static String clean(String value, int longest) {
        // Cut before anything is looked at, so that the work is bounded too.
        boolean cut = value.length() > longest;
        StringBuilder clean = new StringBuilder();
        (cut ? value.substring(0, longest - 1) : value)
                .codePoints()
                .map(c -> Lettering.isPlain(c) ? c : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return cut ? clean.append('…').toString() : clean.toString();
    }
}
