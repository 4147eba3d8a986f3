package io.countersign.check;

/** Why a rule did not pass. */
public enum Outcome {
    /** The document breaks the rule. */
    FAIL,
    /** The document's form kept the rule from being judged, which is not the same as passing it. */
    COULD_NOT_EVALUATE
}
