package io.countersign.trust.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.trust.Evaluation;
import io.countersign.trust.Judged;
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

    private static final Question QUESTION =
            new Question("oauth_client", "https://a.example/c", "token", "issuer", "i", null, null, null, null, null);

    private static Judged judged(Reason reason, String scope) {
        Evaluation.Verdict verdict = new Evaluation.Verdict(Set.of(reason), scope, Long.MAX_VALUE);
        return new Judged(null, 0, 0, 0, 0, verdict, false);
    }

    private static Evaluation evaluation(int id, Judged judged) {
        return new Evaluation(new UUID(1, id), QUESTION, null, judged, 0, 60);
    }

    private static Evaluation granting(String scope) {
        return evaluation(2, judged(Reason.TRUSTED, scope));
    }

    private static JsonNode one(Evaluation evaluation, Asked asked) throws JsonProcessingException {
        return JSON.readTree(EvaluationWriter.one(evaluation, asked).toString());
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
        JsonNode answer = one(granting(scope), new Asked(QUESTION, true));
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

    @Test
    void whatRestsOnTheSameIsWrittenTheSame() throws JsonProcessingException {
        Asked asked = new Asked(QUESTION, true);
        assertThat(asked.judged()).isNull();
        Judged yes = judged(Reason.TRUSTED, "a b");
        ObjectNode first = (ObjectNode) one(evaluation(1, yes), asked);
        assertThat(asked.judged()).isSameAs(yes);
        ObjectNode second = (ObjectNode) one(evaluation(2, yes), asked);
        assertThat(second.at("/context/id")).isNotEqualTo(first.at("/context/id"));
        ((ObjectNode) second.get("context")).set("id", first.at("/context/id"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatRestsOnSomethingElseIsWrittenAnew() throws JsonProcessingException {
        Asked asked = new Asked(QUESTION, true);
        one(evaluation(1, judged(Reason.TRUSTED, "a")), asked);
        Judged yes = judged(Reason.TRUSTED, "b");
        assertThat(granted(one(evaluation(2, yes), asked))).isEqualTo("b");
        assertThat(granted(one(evaluation(3, judged(Reason.NOT_ENTITLED, "c")), asked)))
                .isEqualTo("c");
        assertThat(asked.judged()).as("the last yes").isSameAs(yes);
    }

    @Test
    void nothingIsKeptWithAQuestionThatIsNot() throws JsonProcessingException {
        Asked asked = new Asked(QUESTION, false);
        one(granting("a"), asked);
        assertThat(asked.judged()).isNull();
    }
}
