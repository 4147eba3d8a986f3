package io.countersign.delivery.rest;

import io.countersign.delivery.exposure.Lifetime;
import io.countersign.delivery.exposure.LifetimeTerms;
import io.countersign.delivery.exposure.Lifetimes;
import org.jspecify.annotations.Nullable;

/**
 * How long an authorization server goes on by itself, in seconds.
 *
 * @param documentCache as it was said, like the other two; null where that is left to the product
 * @param effective what counts
 */
public record LifetimesResponse(
        String asks,
        @Nullable Integer documentCache,
        @Nullable Integer accessToken,
        @Nullable Integer refreshToken,
        EffectiveResponse effective,
        int revision) {

    /** What counts. */
    public record EffectiveResponse(
            LifetimeResponse documentCache, LifetimeResponse accessToken, LifetimeResponse refreshToken) {}

    /**
     * One lifetime that counts.
     *
     * @param source whose word it is: registered, product, or unknown
     */
    public record LifetimeResponse(@Nullable Integer seconds, String source) {
        static LifetimeResponse of(Lifetime lifetime) {
            return new LifetimeResponse(lifetime.seconds(), lifetime.source().wire());
        }
    }

    static LifetimesResponse of(Lifetimes lifetimes) {
        LifetimeTerms terms = lifetimes.terms();
        return new LifetimesResponse(
                terms.asks().wire(),
                terms.documentCache(),
                terms.accessToken(),
                terms.refreshToken(),
                new EffectiveResponse(
                        LifetimeResponse.of(lifetimes.documentCache()),
                        LifetimeResponse.of(lifetimes.accessToken()),
                        LifetimeResponse.of(lifetimes.refreshToken())),
                lifetimes.revision());
    }
}
