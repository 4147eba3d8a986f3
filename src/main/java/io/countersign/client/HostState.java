package io.countersign.client;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Whether a namespace is known to control one of its publisher hosts. */
public enum HostState {
    UNPROVED,
    PROVED,
    EXPIRED;

    /** The state that the newest proof of a host makes at that time. */
    public static HostState of(Optional<HostProof> proof, Instant now) {
        if (proof.isEmpty()) {
            return UNPROVED;
        }
        return now.isBefore(proof.get().expiresAt()) ? PROVED : EXPIRED;
    }

    /** The name in answers, for example {@code proved}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
