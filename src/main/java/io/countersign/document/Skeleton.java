package io.countersign.document;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a name or a host looks like (UTS #39 §4): what resembles has a form in common. Beyond the standard's confusable characters, case, spaces, punctuation,
 * accents on Latin letters and the direction and zero-width characters make no difference.
 *
 * @param forms one or two strings to compare and to index by, never to show
 */
public record Skeleton(Set<String> forms) {
    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    private static final IDNA TO_UNICODE = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final int LONGEST = 1_000;

    /** Copies the forms. */
    public Skeleton {
        forms = Set.copyOf(forms);
    }

    /** What a display name looks like; only its first 1000 characters are looked at. */
    public static Skeleton ofName(String name) {
        return of(name, Skeleton::fold);
    }

    /** What a host name without its port looks like, internationalised labels as a browser may show them (UTS #46). */
    public static Skeleton ofHost(String host) {
        String shown = TO_UNICODE
                .nameToUnicode(bounded(host), new StringBuilder(), new IDNA.Info())
                .toString();
        return of(
                shown,
                name -> Arrays.stream(name.split("\\.", -1)).map(Skeleton::fold).collect(Collectors.joining(".")));
    }

    /** Whether a person could take one for the other; everything resembles itself. */
    public boolean resembles(Skeleton other) {
        return forms.stream().anyMatch(other.forms::contains);
    }

    /** A capital can resemble another letter than its small form does (Cyrillic В and в), so both ways of folding count. */
    private static Skeleton of(String text, UnaryOperator<String> fold) {
        String name = bounded(text);
        String small = name.toLowerCase(Locale.ROOT);
        String shape = CONFUSABLES.getSkeleton(name).toLowerCase(Locale.ROOT);
        return new Skeleton(Arrays.stream(new String[] {small, shape}).map(fold).collect(Collectors.toSet()));
    }

    private static String fold(String text) {
        String shape = CONFUSABLES.getSkeleton(text).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        shape.codePoints().filter(c -> counts(c, folded)).forEach(folded::appendCodePoint);
        // The standard takes a capital i for an l, and so must a small one be once case makes no difference.
        String form = folded.toString().replace('i', 'l').replace("vv", "w");
        return form.isEmpty() ? shape : form;
    }

    /** Letters and digits count, and marks where they make another letter: not on a Latin one, where people overlook them. */
    private static boolean counts(int codePoint, StringBuilder before) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                !before.isEmpty() && before.charAt(before.length() - 1) > 'z';
            case Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(codePoint);
        };
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
