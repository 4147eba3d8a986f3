package io.countersign.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a verified bearer token is of, and how long that may be believed.
 *
 * @param server the authorization server whose token the registry itself issued; null for a token of the OpenID provider
 * @param expiresAt the second since 1970 in which the token is no longer good
 */
public record Bearer(Actor actor, @Nullable UUID server, long expiresAt) {}
