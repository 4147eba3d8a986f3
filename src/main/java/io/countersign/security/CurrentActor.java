package io.countersign.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes the {@link Actor} of the request from its verified bearer token. */
@RequestScoped
public class CurrentActor {

    private final SecurityIdentity identity;
    private final SecurityConfig config;

    CurrentActor(SecurityIdentity identity, SecurityConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /** The actor; its roles are those of the token that mean something here. */
    public Actor get() {
        Set<Role> roles = identity.getRoles().stream()
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return new Actor(token.getSubject(), roles, namespaces(token));
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
