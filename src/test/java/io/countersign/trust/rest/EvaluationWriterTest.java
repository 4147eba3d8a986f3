package io.countersign.trust.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.trust.Evaluation;
import io.countersign.trust.Question;
import io.countersign.trust.Reason;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is said in an answer, the answer is JSON that says it. */
class EvaluationWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Evaluation granting(String scope) {
        Question question = new Question(
                "oauth_client", "https://a.example/c", "token", "issuer", "i", null, null, null, null, null);
        Evaluation.Verdict verdict = new Evaluation.Verdict(Set.of(Reason.TRUSTED), scope, Long.MAX_VALUE);
        return new Evaluation(new UUID(1, 2), question, null, null, verdict, false, 0, 60);
    }

    private static String granted(JsonNode answer) {
        return answer.at("/context/granted_scope").textValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\"b",
                "a\\b",
                "\",\"decision\":false,\"",
                "\0\n\u001f",
                "\u007f\u00e9\u2028\ud83d\ude00"
            })
    void whatHasToBeEscapedIs(String scope) throws JsonProcessingException {
        JsonNode answer = JSON.readTree(EvaluationWriter.one(granting(scope)).toString());
        assertThat(granted(answer)).isEqualTo(scope);
        assertThat(answer.get("decision").booleanValue()).isTrue();
        assertThat(answer.at("/context/valid_until").textValue()).isEqualTo("1970-01-01T00:01:00Z");
    }

    @Test
    void manyAreInTheirOrder() throws JsonProcessingException {
        JsonNode answers = JSON.readTree(
                EvaluationWriter.many(List.of(granting("a"), granting("b"))).toString());
        assertThat(answers.get("evaluations"))
                .extracting(EvaluationWriterTest::granted)
                .containsExactly("a", "b");
    }
}
