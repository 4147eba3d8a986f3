package io.countersign.signing;

/** Nothing can be signed for a purpose here now: no key of it is active, or this replica lacks the private half of the one that is. */
public final class KeyUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyUnavailable(Purpose purpose, String why) {
        super("nothing is signed as " + purpose.wire() + ": " + why);
    }
}
