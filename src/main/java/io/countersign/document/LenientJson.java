package io.countersign.document;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads JSON as most servers do: bad bytes replaced, a byte order mark skipped, a member named twice taken once, the rest ignored. */
final class LenientJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LenientJson() {}

    static boolean isObject(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            JsonNode read = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return read != null && read.isObject();
        } catch (StreamConstraintsException e) {
            // Too deep or too long for the limits of this reader; others have other limits.
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
