package io.countersign.security;

import java.util.Arrays;
import java.util.Set;

/**
 * Who acts: the token's {@code sub}, its roles, and the namespaces it may author in.
 *
 * @param subject the identity provider's stable name for the person or machine, never empty
 */
public record Actor(String subject, Set<Role> roles, Set<String> namespaces) {

    /** The service itself, for acts no person asks for. */
    public static final Actor SYSTEM = new Actor("countersign", Set.of(), Set.of());

    public Actor {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("an actor has a subject");
        }
        roles = Set.copyOf(roles);
        namespaces = Set.copyOf(namespaces);
    }

    /** Whether this actor has at least one of the roles. */
    public boolean is(Role... anyOf) {
        for (Role role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this actor is an author of the namespace. */
    public boolean authors(String namespace) {
        return is(Role.AUTHOR) && namespaces.contains(namespace);
    }

    /** Refuses unless this actor has one of the roles. */
    public void require(Role... anyOf) {
        if (!is(anyOf)) {
            throw new AccessDenied(AccessDenied.Reason.ROLE_MISSING, Arrays.asList(anyOf));
        }
    }

    /** Refuses unless this actor is an author of the namespace. */
    public void requireAuthor(String namespace) {
        require(Role.AUTHOR);
        if (!namespaces.contains(namespace)) {
            throw AccessDenied.otherNamespace();
        }
    }

    /** Whether this actor may read what belongs to the namespace: its authors, and everyone who watches over all. */
    public boolean reads(String namespace) {
        return authors(namespace) || is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
    }
}
