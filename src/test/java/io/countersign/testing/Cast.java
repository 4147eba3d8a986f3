package io.countersign.testing;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Everyone who may ask a state machine for something, called by what matters about them. */
public final class Cast {

    /** The namespace of the submission. */
    public static final String NAMESPACE = "acme";

    /** Who may ask something of a submission; the words "wrote a draft" say that {@link #WRITERS} has them. */
    public static final Map<String, Actor> OF_REVIEW = ofReview();

    /** The subjects of those who wrote a draft of the submission. */
    public static final Set<String> WRITERS = Set.of("alice", "carl", "eve");

    /** Who may ask something of a client's trust. */
    public static final Map<String, Actor> OF_TRUST = ofTrust();

    private Cast() {}

    private static Map<String, Actor> ofReview() {
        Map<String, Actor> cast = new LinkedHashMap<>();
        cast.put("author who wrote a draft", author("alice", NAMESPACE));
        cast.put("author of the namespace", author("arthur", NAMESPACE));
        cast.put("author of another namespace", author("bob", "globex"));
        cast.put("reviewer", with("carol", Role.REVIEWER));
        cast.put("reviewer who wrote a draft", with("carl", Role.REVIEWER));
        cast.put("author and reviewer who wrote a draft", authorAndReviewer("eve", NAMESPACE));
        cast.put("author and reviewer of the namespace", authorAndReviewer("emil", NAMESPACE));
        cast.put("reviewer, author of another namespace", authorAndReviewer("erik", "globex"));
        cast.put("security admin", with("erin", Role.SECURITY_ADMIN));
        cast.put("auditor", with("frank", Role.AUDITOR));
        cast.put("authorization server", with("keycloak", Role.AUTHORIZATION_SERVER));
        cast.put("operator", with("oskar", Role.OPERATOR));
        // A namespace without the role must not help.
        cast.put("nobody", new Actor("nobody", Set.of(), Set.of(NAMESPACE)));
        return cast;
    }

    private static Map<String, Actor> ofTrust() {
        Map<String, Actor> cast = new LinkedHashMap<>();
        cast.put("security admin", with("erin", Role.SECURITY_ADMIN));
        cast.put("author", author("alice", NAMESPACE));
        cast.put("reviewer", with("carol", Role.REVIEWER));
        cast.put("auditor", with("frank", Role.AUDITOR));
        cast.put("authorization server", with("keycloak", Role.AUTHORIZATION_SERVER));
        cast.put("operator", with("oskar", Role.OPERATOR));
        cast.put("nobody", new Actor("nobody", Set.of(), Set.of(NAMESPACE)));
        cast.put("the service itself", Actor.SYSTEM);
        return cast;
    }

    private static Actor author(String subject, String namespace) {
        return new Actor(subject, Set.of(Role.AUTHOR), Set.of(namespace));
    }

    private static Actor authorAndReviewer(String subject, String namespace) {
        return new Actor(subject, Set.of(Role.AUTHOR, Role.REVIEWER), Set.of(namespace));
    }

    private static Actor with(String subject, Role role) {
        return new Actor(subject, Set.of(role), Set.of());
    }
}
