package io.countersign.review;

/**
 * How a submission came about.
 *
 * @param source what it was made from, as a path of the API or an address; empty for bytes that were handed in
 */
public record Origin(Kind kind, String source) {

    /** Bytes that somebody handed in. */
    public static final Origin SUBMITTED = new Origin(Kind.SUBMITTED, "");

    /** The ways in. */
    public enum Kind {
        SUBMITTED,
        IMPORTED,
        REGISTERED,
        PROMOTED,
        ROLLED_BACK,
        RECERTIFIED
    }
}
