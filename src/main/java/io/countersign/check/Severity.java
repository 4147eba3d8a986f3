package io.countersign.check;

/** What a finding does to the document. */
public enum Severity {
    /** The document is refused. */
    ERROR,
    /** The document goes to review, with the finding beside it. */
    WARNING
}
