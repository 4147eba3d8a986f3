package io.countersign.trust.view;

import io.countersign.client.Environment;
import java.util.Set;
import java.util.UUID;

/**
 * An enabled authorization server, as an evaluation needs it.
 *
 * @param enforces whether it is told no; it is told what would have been refused otherwise
 * @param narrowsScope whether it grants no more than the scope an answer names, so that asking for too much need not be refused
 */
public record Server(
        UUID id, String name, String issuer, boolean enforces, Set<Environment> environments, boolean narrowsScope) {

    public Server {
        environments = Set.copyOf(environments);
    }

    /** The environment it asks about when it names none: prod where it serves that. */
    public Environment usualEnvironment() {
        return environments.contains(Environment.PROD) || environments.isEmpty()
                ? Environment.PROD
                : environments.contains(Environment.STAGING) ? Environment.STAGING : Environment.DEV;
    }
}
