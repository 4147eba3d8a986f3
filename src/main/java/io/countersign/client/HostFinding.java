package io.countersign.client;

/**
 * What one method found on a host.
 *
 * @param proved whether that was the host's challenge
 * @param detail what it was, or why it was not; words of ours, never the host's
 */
record HostFinding(HostProof.Method method, boolean proved, String detail) {}
