package io.countersign.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes the bytes of a document that the registry makes itself: the same members always give the same bytes. */
final class DocumentWriter {
    /** The most that the smallest reader takes (CIMD §8.7; Keycloak). */
    static final int MOST_BYTES = 5000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = JSON.writer(
            new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT));

    private DocumentWriter() {}

    /** The bytes, indented for people where that fits; empty where even without white space they are too many. */
    static Optional<byte[]> write(ObjectNode members) {
        byte[] pretty = bytes(PRETTY, members, "\n");
        if (pretty.length <= MOST_BYTES) {
            return Optional.of(pretty);
        }
        return Optional.of(bytes(JSON.writer(), members, "")).filter(bytes -> bytes.length <= MOST_BYTES);
    }

    private static byte[] bytes(ObjectWriter writer, ObjectNode members, String end) {
        try {
            return (writer.writeValueAsString(members) + end).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
