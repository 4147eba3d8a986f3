package io.countersign.trust.entitlement;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entitlements somebody wants to see; null wants all.
 *
 * @param namespaces those of which the clients may be
 */
record EntitlementFilter(
        @Nullable UUID client,
        @Nullable UUID resource,
        @Nullable Set<String> namespaces) {}
