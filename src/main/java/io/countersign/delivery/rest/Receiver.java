package io.countersign.delivery.rest;

import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.countersign.security.Role;
import io.countersign.trust.Servers;
import io.countersign.trust.view.Server;
import jakarta.enterprise.context.RequestScoped;

/** The authorization server that calls: a registered and enabled one, which is the receiver of its own streams. */
@RequestScoped
class Receiver {

    private final Servers servers;
    private final CurrentActor current;

    Receiver(Servers servers, CurrentActor current) {
        this.servers = servers;
        this.current = current;
    }

    Actor actor() {
        return current.get();
    }

    Server server() {
        actor().require(Role.AUTHORIZATION_SERVER);
        return servers.asking(current.bearer()).orElseThrow();
    }
}
