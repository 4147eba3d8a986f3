package io.countersign.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of judging a document by a rule. */
public enum Outcome {
    /** The document keeps the rule. */
    @JsonProperty("pass")
    PASS,
    /** The document breaks the rule. */
    @JsonProperty("fail")
    FAIL,
    /** The rule could not be judged, by the document's form or for want of knowledge, which is not the same as passing it. */
    @JsonProperty("could-not-evaluate")
    COULD_NOT_EVALUATE
}
