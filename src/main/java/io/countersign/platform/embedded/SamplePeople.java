package io.countersign.platform.embedded;

import java.util.List;
import java.util.Optional;

/** The sample people of the embedded default: one for each role, and two where a rule is about two. */
public final class SamplePeople {

    /** Everyone, in the order in which they are shown. */
    public static final List<SamplePerson> ALL = List.of(
            new SamplePerson("alice", List.of("author"), List.of("acme")),
            new SamplePerson("bob", List.of("author"), List.of("globex")),
            new SamplePerson("carol", List.of("reviewer"), List.of()),
            new SamplePerson("dave", List.of("reviewer"), List.of()),
            new SamplePerson("erin", List.of("security-admin"), List.of()),
            new SamplePerson("grace", List.of("security-admin"), List.of()),
            new SamplePerson("frank", List.of("auditor"), List.of()),
            new SamplePerson("keycloak", List.of("authorization-server"), List.of()),
            new SamplePerson("oidc-provider", List.of("authorization-server"), List.of()));

    private SamplePeople() {}

    /** The person of that name. */
    public static Optional<SamplePerson> named(String name) {
        return ALL.stream().filter(person -> person.name().equals(name)).findFirst();
    }
}
