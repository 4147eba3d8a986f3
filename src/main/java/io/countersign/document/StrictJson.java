package io.countersign.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.MetadataDocument.Parsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON object by RFC 8259 and refuses whatever two readers could understand differently. */
final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int LONGEST_NUMBER = 100;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(65_536)
                            .maxNameLength(1_024)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxDocumentLength(1_048_576)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            // A double would turn 1e999 into infinity, which is no JSON.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    static Parsed read(byte[] bytes) {
        CharBuffer text;
        try {
            // The decoder reports: it refuses overlong forms and encoded surrogates, and never guesses UTF-16 as a
            // parser would.
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            return unreadable("is not valid UTF-8", "");
        }
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            return unreadable("begins with a byte order mark, which RFC 8259 §8.1 forbids", "");
        }
        return read(text.toString());
    }

    private static Parsed read(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            try {
                JsonNode root = MAPPER.readTree(parser);
                if (!(root instanceof ObjectNode object)) {
                    return unreadable("is not a JSON object", "");
                }
                if (parser.nextToken() != null) {
                    return unreadable("has something after its end", "");
                }
                return fault(object, "").orElseGet(() -> new Parsed.Readable(new MetadataDocument(object)));
            } catch (JacksonException e) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                return unreadable("cannot be read as JSON: " + e.getOriginalMessage(), pointer);
            }
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            return unreadable("cannot be read as JSON", "");
        }
    }

    private static Parsed.Unreadable unreadable(String reason, String pointer) {
        return new Parsed.Unreadable("the document " + reason, pointer);
    }

    private static Optional<Parsed> fault(JsonNode node, String pointer) {
        if (node.isTextual() && hasLoneSurrogate(node.textValue())) {
            return half(pointer);
        }
        // The reader's limit counts digits as they stand; the same number may be longer in the form that we would
        // write.
        if (node.isBigDecimal() && node.asText().length() > LONGEST_NUMBER) {
            return Optional.of(unreadable("holds a number that is too long", pointer));
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (hasLoneSurrogate(member.getKey())) {
                return half(pointer);
            }
            Optional<Parsed> found = fault(member.getValue(), pointer + "/" + Pointers.escape(member.getKey()));
            if (found.isPresent()) {
                return found;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Optional<Parsed> found = fault(node.get(i), pointer + "/" + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Parsed> half(String pointer) {
        return Optional.of(unreadable("holds half a surrogate pair, which is no character", pointer));
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
