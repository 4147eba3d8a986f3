package io.countersign.delivery.exposure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One lifetime as it counts.
 *
 * @param seconds null where nobody knows it
 */
public record Lifetime(@Nullable Integer seconds, Source source) {

    /** Whose word it is. */
    public enum Source {
        /** Somebody said so of this authorization server. */
        REGISTERED,
        /** The product does so unless it is configured otherwise. */
        PRODUCT,
        UNKNOWN;

        /** The name in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Lifetime of(@Nullable Integer registered, @Nullable Integer product) {
        if (registered != null) {
            return new Lifetime(registered, Source.REGISTERED);
        }
        return new Lifetime(product, product == null ? Source.UNKNOWN : Source.PRODUCT);
    }
}
