package io.countersign.client;

import java.util.Locale;
import java.util.Optional;

/** What a publisher host, and so every client on it, is for; nothing moves between them but by a promotion, which checks anew. */
public enum Environment {
    /** For development: its clients are labelled, expire, and are in no trust list. */
    DEV,
    STAGING,
    PROD;

    private static final Environment[] ALL = values();

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in requests and answers, for example {@code dev}. */
    public String wire() {
        return wire;
    }

    /** The environment of a wire name. */
    public static Optional<Environment> of(String wire) {
        for (Environment environment : ALL) {
            if (environment.wire.equals(wire)) {
                return Optional.of(environment);
            }
        }
        return Optional.empty();
    }
}
