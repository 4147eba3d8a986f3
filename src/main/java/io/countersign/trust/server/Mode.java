package io.countersign.trust.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an authorization server does with a no of this registry. */
public enum Mode {
    /** A dry run: answers are yes and say what would have been refused. */
    REPORT,
    /** A no is a no. */
    ENFORCE;

    /** The name in requests and answers, for example {@code report}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of a wire name. */
    public static Optional<Mode> of(String wire) {
        return Arrays.stream(values()).filter(mode -> mode.wire().equals(wire)).findFirst();
    }
}
