package io.countersign.client;

import io.countersign.check.Checker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the pure {@link Checker} available to services. */
final class CheckerProducer {

    @Produces
    @Singleton
    Checker checker() {
        return new Checker();
    }
}
