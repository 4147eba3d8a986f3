package io.countersign.trust.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that is known by its bytes is the one that reading them would give. */
class QuestionsTest {

    private final Questions questions = new Questions();

    private static Buffer asking(String clientId, String more) {
        return Buffer.buffer("""
                {"subject": {"type": "oauth_client", "id": "%s"}, "action": {"name": "token"},
                 "resource": {"type": "issuer", "id": "i"}, "more": "%s"}""".formatted(clientId, more));
    }

    @Test
    void whatWasAskedTwiceIsKnownByItsBytes() {
        Asked first = questions.of(asking("https://a.example/c", ""));
        Asked second = questions.of(asking("https://a.example/c", ""));
        assertThat(second.question()).isEqualTo(first.question());
        assertThat(second).isNotSameAs(first);
        assertThat(questions.of(asking("https://a.example/c", ""))).isSameAs(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "\u00e9", "\u00c3\u00a9", "\u01e9"})
    void otherBytesAreAnotherQuestion(String path) {
        for (int i = 0; i < 3; i++) {
            assertThat(questions.of(asking("https://a.example/", "")).question().clientId())
                    .isEqualTo("https://a.example/");
            assertThat(questions
                            .of(asking("https://a.example/" + path, ""))
                            .question()
                            .clientId())
                    .isEqualTo("https://a.example/" + path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void anyEncodingOfUnicodeIsRead(String charset) {
        for (int i = 0; i < 3; i++) {
            Buffer body = Buffer.buffer(asking("https://a.example/" + i, "").toString(), charset);
            assertThat(questions.of(body).question().clientId()).isEqualTo("https://a.example/" + i);
        }
    }

    @Test
    void moreThanAreKeptAreReadAnew() {
        // each twice, so that it is kept and drives another out, and all of them once more
        for (int i = 0; i < 200_000; i++) {
            String id = "https://a.example/" + i / 2 % 50_000;
            assertThat(questions.of(asking(id, "")).question().clientId()).isEqualTo(id);
        }
    }

    @Test
    void aLongOneIsNotKept() {
        String more = "x".repeat(512);
        questions.of(asking("https://a.example/c", more));
        Asked second = questions.of(asking("https://a.example/c", more));
        Asked third = questions.of(asking("https://a.example/c", more));
        assertThat(third).isNotSameAs(second);
        assertThat(third.question()).isEqualTo(second.question());
    }

    @Test
    void whatIsRefusedIsRefusedAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> questions.of(asking("", ""))).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> questions.of(Buffer.buffer("{"))).isInstanceOf(ProblemException.class);
        }
    }
}
