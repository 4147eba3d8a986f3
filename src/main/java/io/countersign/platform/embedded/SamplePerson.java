package io.countersign.platform.embedded;

import java.util.List;

/**
 * Somebody, or an authorization server, for whom the dev identity issues tokens.
 *
 * @param name the {@code sub} claim
 * @param roles the {@code groups} claim
 * @param namespaces the {@code namespaces} claim: where an author acts
 */
public record SamplePerson(String name, List<String> roles, List<String> namespaces) {

    /** A person whose lists are safe from later changes. */
    public SamplePerson {
        roles = List.copyOf(roles);
        namespaces = List.copyOf(namespaces);
    }
}
