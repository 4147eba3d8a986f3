package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import java.util.List;
import java.util.Optional;

/** C14: the document says of itself the very identifier it is served under. */
public final class ClientIdMatchCheck implements Check {
    private static final Rule RULE = new Rule(
            "C14",
            "CIMD -02 §4",
            Severity.ERROR,
            "CIMD -00",
            "Set client_id to the client's identifier, character by character.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        String expected = submitted.expected().value();
        if (!submitted.document().has("client_id")) {
            return List.of(
                    RULE.broken("", "the document has no client_id; it must be " + HostileText.quoted(expected)));
        }
        Optional<String> actual = submitted.document().clientId();
        if (actual.isEmpty()) {
            return List.of(RULE.broken("/client_id", "client_id is not a string"));
        }
        return RULE.brokenIf(
                !actual.get().equals(expected),
                "/client_id",
                "client_id is " + HostileText.quoted(actual.get()) + ", not " + HostileText.quoted(expected));
    }

    /** The finding on a document for which no identifier is known, not even from itself. */
    public List<Finding> evaluateUnnamed(MetadataDocument document) {
        return List.of(
                document.has("client_id")
                        ? RULE.broken("/client_id", "client_id is not a string")
                        : RULE.broken("", "the document has no client_id, and none was given"));
    }
}
