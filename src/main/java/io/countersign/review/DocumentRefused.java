package io.countersign.review;

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

    /** All that was found, errors and warnings. */
    public List<Finding> findings() {
        return findings;
    }
}
