package io.countersign.signing;

/** Tells, after the commit and on the replica where it happened, that somebody changed where a signing key stands. */
public record KeysChanged() {}
