package io.countersign.trust;

import java.time.Instant;

/**
 * An authorization server that asked about a client: what a change of the client would touch.
 *
 * @param server its name
 * @param last when it was last put on record that it asked
 * @param version the newest version it was answered about
 */
public record Use(String server, Instant last, int version) {}
