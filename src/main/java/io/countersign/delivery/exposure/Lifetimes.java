package io.countersign.delivery.exposure;

import io.countersign.trust.server.AuthorizationServer;

/**
 * How long an authorization server goes on by itself.
 *
 * @param terms what was said of it
 * @param revision counts the changes of that; 0 where nothing was said
 */
public record Lifetimes(
        LifetimeTerms terms, Lifetime documentCache, Lifetime accessToken, Lifetime refreshToken, int revision) {

    /** What was said of an authorization server of a product, and what its product does where nothing was. */
    static Lifetimes of(LifetimeTerms terms, String product, int revision) {
        ProductLifetimes defaults = ProductLifetimes.of(product);
        return new Lifetimes(
                terms,
                Lifetime.of(terms.documentCache(), defaults.documentCache()),
                Lifetime.of(terms.accessToken(), defaults.accessToken()),
                Lifetime.of(terms.refreshToken(), defaults.refreshToken()),
                revision);
    }

    static Lifetimes unsaid(AuthorizationServer server) {
        return of(LifetimeTerms.UNSAID, server.terms().product(), 0);
    }
}
