package io.countersign.trust.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.trust.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads AuthZEN 1.0 access evaluation requests, one or many at once; members it does not know are ignored, as the specification
 * wants. What is no such request is a ProblemException that names each member at fault.
 */
final class EvaluationReader {

    /** The most evaluations of one request. */
    static final int MOST = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<Map<String, String>> errors = new ArrayList<>(0);

    private EvaluationReader() {}

    /** One question. */
    static Question one(byte[] body) {
        EvaluationReader reader = new EvaluationReader();
        Asked asked = reader.read(body, false);
        Question question = asked.defaults().question("", reader.errors);
        return reader.checked(question);
    }

    /** Many questions; without any, the one that the request itself is (AuthZEN 1.0, access evaluations API). */
    static Batch many(byte[] body) {
        EvaluationReader reader = new EvaluationReader();
        Asked asked = reader.read(body, true);
        if (asked.evaluations().isEmpty()) {
            Question question = asked.defaults().question("", reader.errors);
            return new Batch(List.of(reader.checked(question)), Batch.Semantic.EXECUTE_ALL, true);
        }
        if (asked.evaluations().size() > MOST) {
            reader.errors.add(InvalidMember.error("/evaluations", "must be at most " + MOST));
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < asked.evaluations().size() && reader.errors.isEmpty(); i++) {
            QuestionParts parts = asked.evaluations().get(i).over(asked.defaults());
            questions.add(parts.question("/evaluations/" + i, reader.errors));
        }
        return reader.checked(new Batch(questions, reader.semantic(asked.semantic()), false));
    }

    /** What was read, before anything is judged. */
    private record Asked(
            QuestionParts defaults,
            List<QuestionParts> evaluations,
            @Nullable String semantic) {}

    private Batch.Semantic semantic(@Nullable String name) {
        if (name == null) {
            return Batch.Semantic.EXECUTE_ALL;
        }
        for (Batch.Semantic semantic : Batch.Semantic.values()) {
            if (semantic.wire().equals(name)) {
                return semantic;
            }
        }
        errors.add(InvalidMember.error(
                "/options/evaluations_semantic", "must be execute_all, deny_on_first_deny or permit_on_first_permit"));
        return Batch.Semantic.EXECUTE_ALL;
    }

    private <T> T checked(T read) {
        if (!errors.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_MEMBER).with("errors", errors).exception();
        }
        return read;
    }

    private Asked read(byte[] body, boolean many) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw json.currentToken() == null
                        ? Problem.of(ProblemType.MALFORMED_JSON).exception()
                        : InvalidMember.problem("/", "must be an object").exception();
            }
            Asked asked = request(json, many);
            if (json.nextToken() != null) {
                throw Problem.of(ProblemType.MALFORMED_JSON).exception();
            }
            return asked;
        } catch (JsonParseException e) {
            String message = e.getOriginalMessage();
            boolean twice = message != null && message.startsWith("Duplicate field");
            throw Problem.of(twice ? ProblemType.DUPLICATE_MEMBER : ProblemType.MALFORMED_JSON)
                    .exception();
        } catch (IOException e) {
            throw Problem.of(ProblemType.MALFORMED_JSON).exception();
        }
    }

    private Asked request(JsonParser json, boolean many) throws IOException {
        QuestionParts defaults = new QuestionParts();
        List<QuestionParts> evaluations = new ArrayList<>(0);
        @Nullable String semantic = null;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            if (many && member.equals("evaluations")) {
                evaluations(json, evaluations);
            } else if (many && member.equals("options")) {
                semantic = options(json);
            } else {
                defaults.read(json, member, "", errors);
            }
        }
        return new Asked(defaults, evaluations, semantic);
    }

    private void evaluations(JsonParser json, List<QuestionParts> into) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            errors.add(InvalidMember.error("/evaluations", "must be an array"));
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String pointer = "/evaluations/" + into.size();
            QuestionParts parts = new QuestionParts();
            into.add(parts);
            if (json.currentToken() != JsonToken.START_OBJECT) {
                errors.add(InvalidMember.error(pointer, "must be an object"));
                json.skipChildren();
                continue;
            }
            for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
                json.nextToken();
                parts.read(json, member, pointer, errors);
            }
        }
    }

    private @Nullable String options(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            errors.add(InvalidMember.error("/options", "must be an object"));
            json.skipChildren();
            return null;
        }
        @Nullable String semantic = null;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            boolean text = json.nextToken() == JsonToken.VALUE_STRING;
            if (member.equals("evaluations_semantic")) {
                semantic = text ? json.getText() : "";
            }
            json.skipChildren();
        }
        return semantic;
    }

    /** Questions that were asked at once. */
    record Batch(List<Question> questions, Semantic semantic, boolean single) {

        /** How many of them are answered (AuthZEN 1.0, {@code evaluations_semantic}). */
        enum Semantic {
            EXECUTE_ALL,
            DENY_ON_FIRST_DENY,
            PERMIT_ON_FIRST_PERMIT;

            private final String wire = name().toLowerCase(Locale.ROOT);

            String wire() {
                return wire;
            }

            /** Whether an answer is the last. */
            boolean endsWith(boolean decision) {
                return switch (this) {
                    case EXECUTE_ALL -> false;
                    case DENY_ON_FIRST_DENY -> !decision;
                    case PERMIT_ON_FIRST_PERMIT -> decision;
                };
            }
        }
    }
}
