package io.countersign.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a publisher host, and so every client on it, is for; nothing moves between them but by a promotion, which checks anew. */
public enum Environment {
    /** For development: its clients are labelled, expire, and are in no trust list. */
    DEV,
    STAGING,
    PROD;

    private static final Map<String, Environment> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Environment::wire, Function.identity()));

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in requests and answers, for example {@code dev}. */
    public String wire() {
        return wire;
    }

    /** The environment of a wire name. */
    public static Optional<Environment> of(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
