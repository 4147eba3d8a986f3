package io.countersign.client;

/**
 * A host name whose documents this registry serves for one namespace.
 *
 * @param ordinal its place in the list of hosts
 * @param host lower-case DNS name, with a port where it is not 443, as it stands in client IDs
 * @param environment what every client on it is for
 * @param challenge what its namespace publishes to prove control: 32 random bytes, base64url; no secret
 */
public record PublisherHost(long ordinal, String host, String namespace, Environment environment, String challenge) {}
