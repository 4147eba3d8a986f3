package io.countersign.client;

import java.time.Instant;
import java.util.Locale;

/**
 * A proof that the namespace of a publisher host controls it.
 *
 * @param at when the challenge was found
 * @param expiresAt from when on it proves nothing
 */
public record HostProof(String host, Method method, Instant at, Instant expiresAt) {

    /** How control is shown. */
    public enum Method {
        /** The challenge is in a TXT record under the host. */
        DNS,
        /** The challenge is what the host itself answers at a well-known path. */
        HTTP,
        /** The host is a name of this machine, in the embedded default. */
        EMBEDDED;

        /** The name in answers, for example {@code dns}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
