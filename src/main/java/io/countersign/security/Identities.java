package io.countersign.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads an {@link Actor} from an authenticated identity. */
@ApplicationScoped
class Identities {

    private final SecurityConfig config;

    Identities(SecurityConfig config) {
        this.config = config;
    }

    /** The actor; its roles are those of the token that mean something here. */
    Actor actor(SecurityIdentity identity) {
        Set<Role> roles = identity.getRoles().stream()
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return identity.getPrincipal() instanceof JsonWebToken token
                ? new Actor(token.getSubject(), roles, namespaces(token))
                : new Actor(identity.getPrincipal().getName(), roles, Set.of());
    }

    /** The bearer of the token that made the identity; a token without an end is believed for this request only. */
    Bearer bearer(SecurityIdentity identity) {
        Actor actor = actor(identity);
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return new Bearer(actor, null, token.getExpirationTime());
        }
        UUID server = identity.getAttribute(IssuedToken.SERVER);
        Long expiresAt = identity.getAttribute(IssuedToken.EXPIRES_AT);
        return new Bearer(actor, server, expiresAt == null ? 0 : expiresAt);
    }

    private Set<String> namespaces(JsonWebToken token) {
        if (!(token.getClaim(config.namespacesClaim()) instanceof Collection<?> names)) {
            return Set.of();
        }
        return names.stream()
                .map(name -> name instanceof JsonString text ? text.getString() : name.toString())
                .collect(Collectors.toUnmodifiableSet());
    }
}
