package io.countersign.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a finding does to the document. */
public enum Severity {
    /** The document is refused. */
    @JsonProperty("error")
    ERROR,
    /** The document goes to review, with the finding beside it. */
    @JsonProperty("warning")
    WARNING
}
