package io.countersign.delivery;

import io.countersign.trust.event.TrustEvent;
import java.util.List;

/** An act that stopped a client, and what became of it at each authorization server of the client's environment. */
public record Revocation(TrustEvent event, List<Told> servers) {

    /** Takes a copy. */
    public Revocation {
        servers = List.copyOf(servers);
    }
}
