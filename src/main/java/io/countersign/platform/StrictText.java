package io.countersign.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Text on the wire: any but U+0000, which PostgreSQL cannot keep. */
final class StrictText extends StringDeserializer {
    private static final long serialVersionUID = 1;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = super.deserialize(json, context);
        return text.indexOf('\0') < 0
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, "holds the character U+0000");
    }
}
