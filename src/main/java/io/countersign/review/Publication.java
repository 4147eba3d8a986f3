package io.countersign.review;

import java.time.Instant;
import java.util.UUID;

/**
 * What let a document version go live, and until when that holds.
 *
 * @param policy the version of the policy that was met
 * @param approvedUntil when its approval runs out
 */
public record Publication(UUID client, int number, UUID submission, UUID policy, Instant approvedUntil) {}
