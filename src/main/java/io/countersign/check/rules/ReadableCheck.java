package io.countersign.check.rules;

import io.countersign.check.BytesCheck;
import io.countersign.check.Finding;
import io.countersign.check.Received;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.document.MetadataDocument.Parsed;
import java.util.List;

/** C13: the bytes are one JSON object that no two readers could understand differently. */
public final class ReadableCheck implements BytesCheck {
    private static final Rule RULE = new Rule(
            "C13",
            "CIMD -02 §4; RFC 8259",
            Severity.ERROR,
            "CIMD -00",
            "Send one JSON object in UTF-8, with no member name twice, and nothing before or after it.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Received received) {
        return received.parsed() instanceof Parsed.Unreadable(String message, String pointer)
                ? List.of(RULE.broken(pointer, message))
                : List.of();
    }
}
