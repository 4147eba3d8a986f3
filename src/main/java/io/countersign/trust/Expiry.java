package io.countersign.trust;

import java.time.Instant;
import java.util.UUID;

/** A client whose approval runs out, and when. */
public record Expiry(UUID client, Instant expiresAt) {}
