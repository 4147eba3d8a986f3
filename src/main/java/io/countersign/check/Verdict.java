package io.countersign.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a profile makes of a document as a whole. */
public enum Verdict {
    /** Nothing in the document is known to be refused. */
    @JsonProperty("would-accept")
    ACCEPT("would accept"),
    /** At least one rule of severity ERROR is broken. */
    @JsonProperty("would-refuse")
    REFUSE("would refuse"),
    /** No such rule is broken, but at least one could not be judged, so nobody may count on acceptance. */
    @JsonProperty("could-not-evaluate")
    COULD_NOT_EVALUATE("could not evaluate");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict as people say it, before "because". */
    public String words() {
        return words;
    }
}
