package io.countersign.hosting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.client.ClientService;
import io.countersign.platform.RegistryConfig;
import io.countersign.trust.TrustStatus;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Sought;
import io.countersign.trust.view.TrustView;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Which document a URL names: the view says whether there is one and which digest is live, and prepared answers are kept by client
 * ID in bounded memory. What is kept is used only while its digest is the live one, so nothing has to be thrown away in time.
 */
@Singleton
class Documents {

    private final TrustView view;
    private final ClientService clients;
    private final String baseUrl;
    private final Clock clock;
    private final Cache<String, Prepared> prepared;

    Documents(TrustView view, ClientService clients, RegistryConfig registry, HostingConfig config, Clock clock) {
        this.view = view;
        this.clients = clients;
        this.baseUrl = registry.baseUrl().toString();
        this.clock = clock;
        // what keeps it in bounds is done by whoever comes by: waking another thread costs more
        this.prepared = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(Math.max(1, config.documentBytes() / Prepared.MOST_BYTES))
                .build();
    }

    /** What a URL names, without a look at the database; {@link Found.Unread} where that is needed. */
    Found find(String clientId) {
        if (!view.isFresh()) {
            return Found.UNDECIDED;
        }
        return switch (view.find(clientId)) {
            case PackedClient client -> found(clientId, client);
            case Sought.Missing.UNKNOWN -> Found.NOTHING;
            case Sought.Missing.NOT_HELD -> Found.UNREAD;
        };
    }

    /** What a URL names, read from the database where memory does not hold it. */
    Found read(String clientId) {
        if (!view.isFresh()) {
            return Found.UNDECIDED;
        }
        @Nullable PackedClient client = view.known(view.find(clientId), clientId);
        Found found = client == null ? Found.NOTHING : found(clientId, client);
        return client != null && found instanceof Found.Unread ? prepare(clientId, client) : found;
    }

    private Found found(String clientId, PackedClient client) {
        TrustStatus status = client.isHosted() ? client.status(clock.millis() / 1000) : TrustStatus.UNKNOWN;
        return switch (status) {
            case ACTIVE -> kept(clientId, client);
            case REVOKED -> Found.TOMBSTONE;
            case UNKNOWN, SUSPENDED, EXPIRED -> Found.NOTHING;
        };
    }

    private Found kept(String clientId, PackedClient client) {
        @Nullable Prepared answer = prepared.getIfPresent(clientId);
        return answer != null && client.hasDigest(answer.digest()) ? new Found.Live(answer) : Found.UNREAD;
    }

    private Found prepare(String clientId, PackedClient client) {
        Prepared answer = Prepared.of(clients.version(client.id(), client.version()), client.id(), baseUrl);
        prepared.put(clientId, answer);
        return new Found.Live(answer);
    }
}
