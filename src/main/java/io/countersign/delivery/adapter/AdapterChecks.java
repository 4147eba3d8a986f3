package io.countersign.delivery.adapter;

import io.countersign.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tries adapters without changing anything at the other side, outside any transaction. */
@ApplicationScoped
public class AdapterChecks {

    private final Adapters adapters;
    private final KeycloakAdapter keycloak;
    private final WebhookAdapter webhook;

    AdapterChecks(Adapters adapters, KeycloakAdapter keycloak, WebhookAdapter webhook) {
        this.adapters = adapters;
        this.keycloak = keycloak;
        this.webhook = webhook;
    }

    /** Tries the adapter of an authorization server, by the replica that is asked. */
    public AdapterCheck check(Actor actor, UUID server) {
        RegisteredAdapter adapter = adapters.toCheck(actor, server);
        AdapterCheck check = switch (adapter.terms().kind()) {
            case KEYCLOAK -> keycloak.check(adapter);
            case WEBHOOK -> webhook.check(adapter);
            case PUSH, POLL -> throw new IllegalStateException("a stream is no adapter");
        };
        adapters.checked(actor, adapter, check);
        return check;
    }
}
