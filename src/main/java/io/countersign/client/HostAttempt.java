package io.countersign.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to prove control of a publisher host, by one method.
 *
 * @param detail what was found, or why nothing was
 * @param expiresAt from when on it proves nothing; absent when it failed
 */
public record HostAttempt(
        String host,
        HostProof.Method method,
        String detail,
        Instant at,
        @Nullable Instant expiresAt) {

    /** Whether the challenge was found. */
    public boolean proved() {
        return expiresAt != null;
    }
}
