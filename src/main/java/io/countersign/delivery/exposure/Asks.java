package io.countersign.delivery.exposure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When an authorization server asks this registry whether a client is trusted. */
public enum Asks {
    NEVER,
    /** At authorization requests only. */
    AT_SIGN_IN,
    /** At every authorization, token and refresh request. */
    AT_EVERY_USE;

    /** The name in requests and answers, for example {@code at_sign_in}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a wire name. */
    public static Optional<Asks> of(String wire) {
        return Arrays.stream(values()).filter(asks -> asks.wire().equals(wire)).findFirst();
    }
}
