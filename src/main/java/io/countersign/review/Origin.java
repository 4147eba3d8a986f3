package io.countersign.review;

import java.util.Set;

/**
 * How a submission came about.
 *
 * @param source what it was made from, as a path of the API or an address; empty for bytes that were handed in
 * @param writers who wrote what it was made from, beside whoever proposes it: they decide on it as little
 */
public record Origin(Kind kind, String source, Set<String> writers) {

    public Origin {
        writers = Set.copyOf(writers);
    }

    /** An origin of which nobody else wrote anything. */
    public Origin(Kind kind, String source) {
        this(kind, source, Set.of());
    }

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
