package io.countersign.trust.entitlement;

import io.countersign.client.Environment;
import java.util.UUID;

/** Who may be entitled to something, where, and in which environment; at most one entitlement is in force for each. */
public record Target(UUID client, UUID resource, Environment environment) {}
