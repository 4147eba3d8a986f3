package io.countersign.delivery;

import io.countersign.client.Client;
import io.countersign.client.ClientKind;
import io.countersign.delivery.exposure.Asks;
import io.countersign.delivery.exposure.Exposure;
import io.countersign.delivery.exposure.Lifetimes;
import io.countersign.trust.server.AuthorizationServer;
import io.countersign.trust.server.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authorization servers that may have to do with a client, and what is known of each.
 *
 * @param asked when each was last put on record to have asked about the client
 */
record ServersOfClient(
        Client client, List<AuthorizationServer> servers, Map<UUID, Lifetimes> lifetimes, Map<UUID, Instant> asked) {

    ServersOfClient {
        servers = List.copyOf(servers);
        lifetimes = Map.copyOf(lifetimes);
        asked = Map.copyOf(asked);
    }

    Lifetimes lifetimes(AuthorizationServer server) {
        return Objects.requireNonNull(lifetimes.get(server.id()), "every server has lifetimes");
    }

    @Nullable
    Instant askedAt(AuthorizationServer server) {
        return asked.get(server.id());
    }

    /** Whether it asks about this client, and a no is a no. */
    boolean asks(AuthorizationServer server) {
        return server.terms().mode() == Mode.ENFORCE
                && askedAt(server) != null
                && lifetimes(server).terms().asks() != Asks.NEVER;
    }

    Exposure exposure(AuthorizationServer server, Exposure.Adapter adapter, Duration verifiedAfter) {
        return Exposure.of(new Exposure.Facts(
                lifetimes(server),
                server.terms().mode(),
                client.latestVersion() > 0,
                client.kind() == ClientKind.HOSTED,
                askedAt(server) != null,
                adapter,
                verifiedAfter));
    }

    /** What those of a server's recipients that still have something to tell are able to. */
    static Exposure.Adapter adapter(List<Recipient> recipients) {
        List<Recipient> able = recipients.stream()
                .filter(it -> it.kind().readsBack() && it.state() == Recipient.State.ENABLED)
                .toList();
        if (able.isEmpty()) {
            return Exposure.Adapter.NONE;
        }
        return able.stream().anyMatch(it -> it.failures() == 0) ? Exposure.Adapter.READY : Exposure.Adapter.UNREACHABLE;
    }
}
