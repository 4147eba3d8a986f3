package io.countersign.trust;

/** Refuses an answer to a token that is of no registered, enabled authorization server. */
public final class ServerUnregistered extends RuntimeException {
    private static final long serialVersionUID = 1;
}
