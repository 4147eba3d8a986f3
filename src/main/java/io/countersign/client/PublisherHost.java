package io.countersign.client;

/**
 * A host name whose documents this registry serves for one namespace.
 *
 * @param ordinal its place in the list of hosts
 * @param host lower-case DNS name, with a port where it is not 443, as it stands in client IDs
 * @param environment what every client on it is for
 * @param challenge what its namespace publishes to prove control: 32 random bytes, base64url; no secret
 */
public record PublisherHost(long ordinal, String host, String namespace, Environment environment, String challenge) {

    /** The name of the TXT record that proves control. */
    public String recordName() {
        return "_countersign-challenge." + name();
    }

    /** The text of that record. */
    public String recordText() {
        return "countersign-verification=" + challenge;
    }

    /** The URL whose body proves control when it is the challenge and nothing else. */
    public String challengeUrl() {
        return "https://" + host + ReservedPaths.CHALLENGE;
    }

    /** Whether it is a name of the machine that asks (RFC 6761 §6.3). */
    boolean isLocal() {
        return name().endsWith(".localhost");
    }

    private String name() {
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }
}
