package io.countersign.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The decoder of RFC 3492, for the labels of a host name that begin with {@code xn--}. */
public final class Punycode {
    private static final String PREFIX = "xn--";
    private static final int LONGEST_LABEL = 63;
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 128;

    private Punycode() {}

    /** Whether a label of a host name claims to be one, in any case. */
    public static boolean isEncoded(String label) {
        return label.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * The letters that an encoded label stands for; empty where it is no punycode, or not the one way to write these letters:
     * longer than a label may be, all ASCII, with capitals, or not in normal form C.
     */
    public static Optional<String> decode(String label) {
        if (!isEncoded(label) || label.length() > LONGEST_LABEL) {
            return Optional.empty();
        }
        return letters(label.substring(PREFIX.length()).toLowerCase(Locale.ROOT))
                .filter(Punycode::isCanonical);
    }

    private static boolean isCanonical(String letters) {
        return letters.codePoints().anyMatch(c -> c >= FIRST_CODE)
                && letters.codePoints().noneMatch(Character::isUpperCase)
                && Normalizer.isNormalized(letters, Normalizer.Form.NFC);
    }

    /** RFC 3492 §6.2; what the pseudo code calls overflow, or leaves unsaid, is empty. */
    private static Optional<String> letters(String input) {
        int delimiter = input.lastIndexOf('-');
        String basic = delimiter > 0 ? input.substring(0, delimiter) : "";
        if (basic.chars().anyMatch(c -> c >= FIRST_CODE)) {
            return Optional.empty();
        }
        List<Integer> output = new ArrayList<>(basic.chars().boxed().toList());
        int code = FIRST_CODE;
        int bias = FIRST_BIAS;
        long i = 0;
        int position = delimiter > 0 ? delimiter + 1 : 0;
        while (position < input.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = position < input.length() ? digit(input.charAt(position++)) : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                i += digit * weight;
                int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE || i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            int length = output.size() + 1;
            bias = adapt(i - before, length, before == 0);
            long next = code + i / length;
            if (next > Character.MAX_CODE_POINT || isSurrogate(next)) {
                return Optional.empty();
            }
            code = (int) next;
            i %= length;
            output.add((int) i++, code);
        }
        StringBuilder text = new StringBuilder();
        output.forEach(text::appendCodePoint);
        return Optional.of(text.toString());
    }

    private static boolean isSurrogate(long code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    private static int adapt(long delta, int length, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (int) ((BASE - T_MIN + 1) * rest / (rest + SKEW));
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }
}
