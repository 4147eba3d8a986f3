package io.countersign.check;

import java.util.List;

/** The judgement on some bytes. */
public sealed interface CheckResult {
    /** No rule of severity ERROR was broken. */
    record Passed(CheckedDocument document) implements CheckResult {}

    /**
     * At least one was.
     *
     * @param findings every finding, errors first, warnings included
     */
    record Refused(List<Finding> findings) implements CheckResult {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
