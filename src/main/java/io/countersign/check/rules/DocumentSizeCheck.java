package io.countersign.check.rules;

import io.countersign.check.BytesCheck;
import io.countersign.check.Finding;
import io.countersign.check.Received;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import java.util.List;

/** C49: the document is not larger than the smallest limit in use, which is Keycloak's. */
public final class DocumentSizeCheck implements BytesCheck {
    private static final Rule RULE = new Rule(
            "C49",
            "CIMD -02 §8.7",
            Severity.ERROR,
            "CIMD -00",
            "Shorten the document: move keys to a jwks_uri, and drop members that no server needs.");
    private static final int MOST_BYTES = 5000;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Received received) {
        return evaluate(received.bytes().length);
    }

    /** Judges a number of bytes, before anyone reads them. */
    public List<Finding> evaluate(int size) {
        return RULE.brokenIf(
                size > MOST_BYTES, "", "the document has " + size + " bytes; authorization servers read " + MOST_BYTES);
    }
}
