package io.countersign.platform;

import org.eclipse.microprofile.config.Config;

/**
 * The door to the embedded default, found by {@link java.util.ServiceLoader}: the native executable registers no such provider, so the
 * classes behind the door are never part of it.
 */
public interface EmbeddedMode {

    /** Whether this JVM runs it already: live coding runs main again, and then what was set for Quarkus looks like the user's own. */
    boolean runs();

    /** Starts what the service needs, points Quarkus at it by system properties, and returns what to do once Quarkus is ready. */
    Runnable start(Config config);

    /** A bearer token of the dev identity for the sample person of that name, valid for an hour. */
    String token(Config config, String name);
}
