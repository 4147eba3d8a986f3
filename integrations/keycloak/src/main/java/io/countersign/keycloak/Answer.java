package io.countersign.keycloak;

import java.util.List;

/** What came of a question: only the first kind lets a client go on. */
sealed interface Answer {

    /** Countersign said {@code decision: true}, for everything that was asked. */
    record Trusted() implements Answer {}

    /**
     * Countersign said no.
     *
     * @param reasons its reason codes, the gravest first; never empty
     */
    record Refused(List<String> reasons) implements Answer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * There is nothing that could be relied on.
     *
     * @param why for the log; quotes nothing that came over the network
     */
    record Unknown(String why) implements Answer {}
}
