package io.countersign.trust.admission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms of an admission export, each one that some product can read. */
public enum Shape {
    /** Every client with what an authorization server could pin: digest, version and redirect URIs. */
    CLIENTS("application/json"),
    /** URL patterns of client IDs, one a line. */
    PATTERNS("text/plain"),
    /** The trusted domains of Keycloak's executor for client ID metadata documents. */
    KEYCLOAK_DOMAINS("application/json");

    private final String mediaType;

    Shape(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of its bytes. */
    public String mediaType() {
        return mediaType;
    }

    /** The name in requests, for example {@code keycloak-domains}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The shape of a wire name. */
    public static Optional<Shape> of(String wire) {
        return Arrays.stream(values())
                .filter(shape -> shape.wire().equals(wire))
                .findFirst();
    }
}
