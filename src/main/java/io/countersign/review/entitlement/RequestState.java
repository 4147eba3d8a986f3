package io.countersign.review.entitlement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a request for an entitlement stands. */
public enum RequestState {
    /** Waits for the people whom the policy asks for. */
    REQUESTED,
    /** The entitlement came into force; the end. */
    GRANTED,
    /** Refused by somebody who may decide; the end. */
    REJECTED,
    /** Taken back by its requester; the end. */
    WITHDRAWN;

    /** The name in requests and answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a wire name; empty for other names. */
    public static Optional<RequestState> of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
