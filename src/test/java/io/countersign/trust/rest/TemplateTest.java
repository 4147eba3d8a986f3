package io.countersign.trust.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.ProblemException;
import io.countersign.trust.Question;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by a template is what a parser reads; what a parser refuses is read by none. */
class TemplateTest {

    private static final String USUAL = """
            {"subject":{"type":"oauth_client","id":"https://a.example/c"},"action":{"name":"authorize"},
             "resource":{"type":"oauth_resource","id":"https://mcp.example"},"more":{"id":"x","list":["a",1,null]},
             "context":{"redirect_uri":"https://a.example/cb","scope":"read write","digest":"d","environment":"prod"}}""";

    private static final String BARE = """
            { "context" : { "scope":"" } , "resource":{"id":"i","type":"issuer"}, "action":{"name":"token"},
              "subject":{"id":"https://a.example/c","type":"oauth_client"} }""";

    private static Template template(String body) {
        return Objects.requireNonNull(Template.of(bytes(body), EvaluationReader.one(bytes(body))));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(UTF_8);
    }

    private static @Nullable Question read(String template, String body) {
        return template(template).read(bytes(body));
    }

    @Test
    void otherStringsAreAnotherQuestion() {
        String other = USUAL.replace("https://a.example", "https://other.example")
                .replace("authorize", "refresh")
                .replace("read write", "")
                .replace("prod", "dev");
        assertThat(read(USUAL, other))
                .isEqualTo(Question.of(
                        "oauth_client",
                        "https://other.example/c",
                        "refresh",
                        "oauth_resource",
                        "https://mcp.example",
                        "https://other.example/cb",
                        "",
                        "d",
                        "dev"));
    }

    @Test
    void whatIsWrittenAnotherWayIsLeftToTheParser() {
        assertThat(read(USUAL, BARE)).isNull();
        assertThat(read(BARE, USUAL)).isNull();
        assertThat(read(BARE, BARE.replace("scope", "digest"))).isNull();
    }

    /** Each in place of the client ID. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\\\"b",
                "a\\u0041",
                "\\",
                "a\"",
                "\",\"id\":\"b",
                "a\tb",
                "a\nb",
                "\0",
                "\u007f",
                "\u00e9",
                "\ud83d\ude00"
            })
    void whatIsNotPlainIsLeftToTheParser(String id) {
        assertThat(read(USUAL, USUAL.replace("https://a.example/c\"}", id + "\"}")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth_client", "authorize", "oauth_resource"})
    void aNameThatIsTooLongIsLeftToTheParser(String name) {
        assertThat(read(USUAL, USUAL.replace(name, "x".repeat(64)))).isNotNull();
        assertThat(read(USUAL, USUAL.replace(name, "x".repeat(65)))).isNull();
        assertThat(read(USUAL, USUAL.replace(name, " "))).isNull();
    }

    /** Bodies whose strings are not what they say, of which no template may be made. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0062\"", "\"\u00e9\"", "5", "[\"a\"]", "{\"a\":\"b\"}", "true", "null"})
    void aContextThatIsUnusualReadsNothingWrong(String scope) {
        String body = USUAL.replace("\"read write\"", scope);
        Question question = EvaluationReader.one(bytes(body));
        Template template = Template.of(bytes(body), question);
        if (template != null) {
            assertThat(template.read(bytes(body))).isEqualTo(question);
            assertThat(template.read(bytes(USUAL))).isNull();
        }
    }

    /** JSON may come in any encoding of Unicode (RFC 7159 §8.1): a parser finds out which, a template has nothing to compare. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void anotherEncodingIsLeftToTheParser(String charset) {
        byte[] body = USUAL.getBytes(Charset.forName(charset));
        Question question = EvaluationReader.one(body);
        assertThat(question).isEqualTo(EvaluationReader.one(bytes(USUAL)));
        assertThat(Template.of(body, question)).isNull();
        assertThat(template(USUAL).read(body)).isNull();
    }

    @Test
    void aByteOrderMarkIsPartOfTheTemplate() {
        assertThat(read("\ufeff" + USUAL, "\ufeff" + USUAL)).isEqualTo(EvaluationReader.one(bytes(USUAL)));
        assertThat(read("\ufeff" + USUAL, USUAL)).isNull();
        assertThat(read(USUAL, "\ufeff" + USUAL)).isNull();
    }

    /** Bytes are put in, taken out and changed, mostly into those that mean something in JSON. */
    @ParameterizedTest
    @ValueSource(strings = {USUAL, BARE})
    void noBodyIsReadOtherwiseThanByTheParser(String usual) {
        Template template = template(usual);
        Random random = new Random(42);
        int same = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] body = mutated(bytes(usual), random);
            @Nullable Question question = template.read(body);
            if (question != null) {
                same++;
                assertThat(EvaluationReader.one(body)).isEqualTo(question);
            }
        }
        assertThat(same).as("bodies that were read").isBetween(20_000, 150_000);
    }

    private static byte[] mutated(byte[] body, Random random) {
        String meaning = "\"\\,:{}[] \n\0a1/\u007f";
        StringBuilder text = new StringBuilder(new String(body, UTF_8));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char c = meaning.charAt(random.nextInt(meaning.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.deleteCharAt(at);
                default -> text.setCharAt(at, c);
            }
        }
        return bytes(text.toString());
    }

    @Test
    void whatIsNoQuestionHasNoTemplate() {
        assertThatThrownBy(() -> EvaluationReader.one(bytes("{"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Template.of(bytes("{"), EvaluationReader.one(bytes(USUAL))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
