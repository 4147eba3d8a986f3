package io.countersign.trust.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.countersign.trust.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a question around its strings: an authorization server writes them the same way every time. A body with the same
 * bytes, and between them strings in which nothing is escaped (RFC 8259 §7), is read by comparing, as a parser would read it (ADR
 * 0017). Everything else is left to {@link EvaluationReader}, whatever is to be refused too.
 */
final class Template {

    private static final JsonFactory JSON = new JsonFactory();

    /** The members that are strings, in the order of a {@link Question}. */
    private static final List<String> MEMBERS = List.of(
            "/subject/type",
            "/subject/id",
            "/action/name",
            "/resource/type",
            "/resource/id",
            "/context/redirect_uri",
            "/context/scope",
            "/context/digest",
            "/context/environment");

    /** Which of them each string is, in the order of the body. */
    private final int[] members;
    /** The bytes before each string, and those after the last. */
    private final byte[][] around;

    private Template(int[] members, byte[][] around) {
        this.members = members;
        this.around = around;
    }

    /** What a body that was read as a question has in common with others; null where the body itself would not be read so. */
    static @Nullable Template of(byte[] body, Question question) {
        List<Integer> members = new ArrayList<>();
        List<byte[]> around = new ArrayList<>();
        int end = 0;
        try (JsonParser json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                int member = json.currentToken() == JsonToken.VALUE_STRING
                        ? MEMBERS.indexOf(
                                json.getParsingContext().pathAsPointer().toString())
                        : -1;
                if (member >= 0) {
                    int start = (int) json.currentTokenLocation().getByteOffset() + 1;
                    if (start <= end) {
                        return null; // not UTF-8: then the parser has characters, and no offsets of bytes
                    }
                    members.add(member);
                    around.add(Arrays.copyOfRange(body, end, start));
                    end = start + json.getText().length();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("no question", e);
        }
        around.add(Arrays.copyOfRange(body, end, body.length));
        Template template =
                new Template(members.stream().mapToInt(Integer::intValue).toArray(), around.toArray(byte[][]::new));
        return question.equals(template.read(body)) ? template : null;
    }

    /** The question that a body is; null where that takes a parser to say. */
    @Nullable
    Question read(byte[] body) {
        @Nullable String[] values = new String[MEMBERS.size()];
        int at = 0;
        for (int i = 0; i < members.length; i++) {
            int start = after(body, at, around[i]);
            int end = start < 0 ? -1 : endOfString(body, start);
            if (end < 0) {
                return null;
            }
            values[members[i]] = new String(body, start, end - start, ISO_8859_1);
            at = end;
        }
        return after(body, at, around[members.length]) == body.length ? question(values) : null;
    }

    /** Where the bytes end that must be at a place; −1 where they are not there. */
    private static int after(byte[] body, int at, byte[] text) {
        int end = at + text.length;
        return end <= body.length && Arrays.equals(body, at, end, text, 0, text.length) ? end : -1;
    }

    /** Where the quotation mark is that ends a string; −1 where something is in it that is not printable ASCII, or escaped. */
    private static int endOfString(byte[] body, int start) {
        for (int i = start; i < body.length; i++) {
            byte c = body[i];
            if (c == '"') {
                return i;
            }
            if (c < ' ' || c > '~' || c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable Question question(@Nullable String[] values) {
        String subjectType = values[0];
        String clientId = values[1];
        String action = values[2];
        String resourceType = values[3];
        String resource = values[4];
        return QuestionParts.isName(subjectType)
                        && QuestionParts.isIdentifier(clientId)
                        && QuestionParts.isName(action)
                        && QuestionParts.isName(resourceType)
                        && QuestionParts.isIdentifier(resource)
                ? Question.of(
                        subjectType,
                        clientId,
                        action,
                        resourceType,
                        resource,
                        values[5],
                        values[6],
                        values[7],
                        values[8])
                : null;
    }
}
