package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@link UriParts#split} against the regular expression of RFC 3986 appendix B, which it is the same as. */
class UriPartsTest {

    private static final Pattern APPENDIX_B =
            Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);

    private static final String ALPHABET = "ab:/?#@[].1\n";
    private static final int SAMPLES = 200_000;

    @Test
    void splitsEveryStringAsTheExpressionDoes() {
        Random random = new Random(3986);
        for (int sample = 0; sample < SAMPLES; sample++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(14);
            for (int i = 0; i < length; i++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            same(text.toString());
        }
    }

    @Test
    void splitsWhatClientsUse() {
        same("https://user@host.example:8443/a/b?c=d#e");
        same("com.example.app:/callback");
        same("http://[::1]:49152/callback");
        same("urn:ietf:wg:oauth:2.0:oob");
        same("");
    }

    private static void same(String text) {
        Matcher matcher = APPENDIX_B.matcher(text);
        assertThat(matcher.matches()).isTrue();
        UriParts parts = UriParts.split(text);
        assertThat(new String[] {parts.scheme(), parts.authority(), parts.path(), parts.query(), parts.fragment()})
                .as("the parts of %s", text)
                .containsExactly(
                        matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5));
    }
}
