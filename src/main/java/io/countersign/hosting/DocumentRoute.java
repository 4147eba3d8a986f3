package io.countersign.hosting;

import io.countersign.client.Client;
import io.countersign.client.ClientKind;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.client.ReservedPaths;
import io.countersign.problem.ProblemType;
import io.countersign.trust.TrustService;
import io.countersign.trust.TrustStatus;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves live documents: every path that is not the registry's own, on whatever host, is looked up as a client ID. It stands
 * before authentication and REST, so that the answer depends on nothing but the URL.
 */
@ApplicationScoped
class DocumentRoute {

    /** Before every route of Quarkus. */
    private static final int FIRST = -100_000;

    private final ClientService clients;
    private final TrustService trust;
    private final DocumentAnswer answer;

    DocumentRoute(ClientService clients, TrustService trust, DocumentAnswer answer) {
        this.clients = clients;
        this.trust = trust;
        this.answer = answer;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            if (ReservedPaths.contains(path(context))) {
                context.next();
            } else if (!isRead(context)) {
                answer.problem(context, ProblemType.METHOD_NOT_ALLOWED);
            } else {
                context.vertx()
                        .executeBlocking(() -> find(context), false)
                        .onSuccess(found -> answer.send(context, found))
                        .onFailure(failure -> answer.failed(context, failure));
            }
        });
    }

    private static boolean isRead(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** The path exactly as it was sent: decoding or normalising would make two URLs of one identity. */
    private static String path(RoutingContext context) {
        @Nullable String path = context.request().path();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private Found find(RoutingContext context) {
        @Nullable HostAndPort authority = context.request().authority();
        if (authority == null || context.request().query() != null) {
            return Found.NOTHING;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        String port = authority.port() <= 0 || authority.port() == 443 ? "" : ":" + authority.port();
        Optional<Client> client = clients.client("https://" + host + port + path(context));
        return client.map(this::of).orElse(Found.NOTHING);
    }

    private Found of(Client client) {
        if (client.kind() == ClientKind.FOREIGN) {
            return Found.NOTHING;
        }
        Optional<DocumentVersion> live = clients.expired(client) ? Optional.empty() : trust.live(client);
        if (live.isPresent()) {
            return new Found.Live(client, live.get());
        }
        return trust.of(client.id()).status() == TrustStatus.REVOKED ? Found.TOMBSTONE : Found.NOTHING;
    }
}
