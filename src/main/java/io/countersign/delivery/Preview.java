package io.countersign.delivery;

import io.countersign.client.Client;
import io.countersign.delivery.exposure.Asks;
import io.countersign.delivery.exposure.Exposed;
import io.countersign.trust.server.AuthorizationServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stopping a client now would leave open, at each authorization server of its environment. */
public record Preview(Client client, Instant at, List<At> servers) {

    /** Takes a copy. */
    public Preview {
        servers = List.copyOf(servers);
    }

    /**
     * One authorization server.
     *
     * @param askedAt when it was last put on record that it asked about the client
     * @param recipients who would be told there
     */
    public record At(
            AuthorizationServer server,
            Asks asks,
            @Nullable Instant askedAt,
            List<Recipient> recipients,
            Exposed exposure) {
        /** Takes a copy. */
        public At {
            recipients = List.copyOf(recipients);
        }
    }
}
