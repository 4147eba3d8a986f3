package io.countersign.review;

import io.countersign.check.CheckResult;
import io.countersign.check.CheckedDocument;
import io.countersign.check.Finding;
import java.util.List;

/** Refuses bytes that do not pass the checks; nothing was stored. */
public final class DocumentRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    DocumentRefused(List<Finding> findings) {
        super("the document does not pass the checks");
        this.findings = List.copyOf(findings);
    }

    /** The document that passed, or the refusal of what did not. */
    static CheckedDocument unlessPassed(CheckResult result) {
        return switch (result) {
            case CheckResult.Passed passed -> passed.document();
            case CheckResult.Refused refused -> throw new DocumentRefused(refused.findings());
        };
    }

    /** All that was found, errors and warnings. */
    public List<Finding> findings() {
        return findings;
    }
}
