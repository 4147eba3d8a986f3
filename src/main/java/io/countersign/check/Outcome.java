package io.countersign.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a rule did not pass. */
public enum Outcome {
    /** The document breaks the rule. */
    @JsonProperty("fail")
    FAIL,
    /** The document's form kept the rule from being judged, which is not the same as passing it. */
    @JsonProperty("could-not-evaluate")
    COULD_NOT_EVALUATE
}
