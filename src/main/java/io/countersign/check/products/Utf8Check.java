package io.countersign.check.products;

import io.countersign.check.BytesCheck;
import io.countersign.check.Finding;
import io.countersign.check.Received;
import io.countersign.check.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes are UTF-8, and nothing is read of them where they are not. */
record Utf8Check(Rule rule) implements BytesCheck {
    @Override
    public List<Finding> evaluate(Received received) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(received.bytes()));
            return List.of();
        } catch (CharacterCodingException e) {
            return List.of(rule.broken("", "the document is not valid UTF-8"));
        }
    }
}
