package io.countersign.check.products;

import io.countersign.check.BytesCheck;
import io.countersign.check.Finding;
import io.countersign.check.Received;
import io.countersign.check.Rule;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.util.List;

/**
 * The bytes are a JSON object. Where only our strict reading stumbles, over a member named twice or a byte order mark, a product may
 * read on, and with what result is not known.
 */
record JsonObjectCheck(Rule rule) implements BytesCheck {
    @Override
    public List<Finding> evaluate(Received received) {
        if (!(received.parsed() instanceof Parsed.Unreadable(String message, String pointer))) {
            return List.of();
        }
        return List.of(
                MetadataDocument.isObjectToALenientReader(received.bytes())
                        ? rule.notEvaluated(pointer, message + "; what this server makes of it is not known")
                        : rule.broken(pointer, message));
    }
}
