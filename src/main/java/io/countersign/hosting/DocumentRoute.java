package io.countersign.hosting;

import io.countersign.client.ReservedPaths;
import io.countersign.problem.ProblemType;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Serves live documents: every path that is not the registry's own, on whatever host, is looked up as a client ID. It stands
 * before authentication and REST, so that the answer depends on nothing but the URL.
 */
@Singleton
class DocumentRoute {

    /** Before every route of Quarkus. */
    private static final int FIRST = -100_000;

    /** Under which URIs requests are counted that no resource has a template for. */
    private static final String DOCUMENT = "/{document}";

    private static final String RESERVED = "/{reserved}";

    private final Documents documents;
    private final DocumentAnswer answer;

    DocumentRoute(Documents documents, DocumentAnswer answer) {
        this.documents = documents;
        this.answer = answer;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            boolean reserved = ReservedPaths.contains(path(context));
            // only so many URIs are counted: what is refused before REST knows its template must not make up more
            HttpRequestMetric.getRequestMetric(context).setTemplatePath(reserved ? RESERVED : DOCUMENT);
            if (reserved) {
                context.next();
            } else {
                answer(context);
            }
        });
    }

    private void answer(RoutingContext context) {
        if (isRead(context)) {
            serve(context, clientId(context));
        } else {
            answer.problem(context, ProblemType.METHOD_NOT_ALLOWED);
        }
    }

    private void serve(RoutingContext context, @Nullable String clientId) {
        Found found = clientId == null ? Found.NOTHING : documents.find(clientId);
        if (clientId == null || !(found instanceof Found.Unread)) {
            answer.send(context, found);
            return;
        }
        context.vertx()
                .executeBlocking(() -> documents.read(clientId), false)
                .onSuccess(read -> answer.send(context, read))
                .onFailure(failure -> answer.failed(context, failure));
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

    /** The client ID that the request is for; null when it can be none. */
    private static @Nullable String clientId(RoutingContext context) {
        // as the proxy settings of Quarkus have it; vertx-web would parse it once more
        @Nullable HostAndPort authority = context.request().authority(false);
        if (authority == null || context.request().query() != null) {
            return null;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        String port = authority.port() <= 0 || authority.port() == 443 ? "" : ":" + authority.port();
        return "https://" + host + port + path(context);
    }
}
