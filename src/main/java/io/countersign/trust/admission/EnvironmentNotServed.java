package io.countersign.trust.admission;

/** Refuses an export for an environment that the authorization server which asks is not registered for. */
public final class EnvironmentNotServed extends RuntimeException {
    private static final long serialVersionUID = 1;
}
