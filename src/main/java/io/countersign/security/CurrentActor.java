package io.countersign.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The {@link Actor} of the request, from its verified bearer token. */
@RequestScoped
public class CurrentActor {

    private final SecurityIdentity identity;
    private final Identities identities;

    CurrentActor(SecurityIdentity identity, Identities identities) {
        this.identity = identity;
        this.identities = identities;
    }

    /** The actor; its roles are those of the token that mean something here. */
    public Actor get() {
        return identities.actor(identity);
    }

    /** The actor with what else is known of its token. */
    public Bearer bearer() {
        return identities.bearer(identity);
    }
}
