package io.countersign.yardstick;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The routes that do nothing but answer constant bytes, each with one thing more than the one before: nothing, a body, a bearer token. */
@ApplicationScoped
class YardstickRoutes {

    private static final Logger LOG = Logger.getLogger(YardstickRoutes.class);
    private static final String PATH = "/access/yardstick/";

    /** Before every other route, so that nothing is measured but the answer. */
    private static final int FIRST = -200_000;

    private static final int LARGEST_BODY = 65_536;

    private final YardstickConfig config;
    private final IdentityProviderManager identities;
    private volatile Constant constant = Constant.of(null);

    YardstickRoutes(YardstickConfig config, IdentityProviderManager identities) {
        this.config = config;
        this.identities = identities;
    }

    void register(@Observes Router router) {
        if (!config.yardsticks()) {
            return;
        }
        LOG.warnf(
                "%s* answers whoever asks, with bytes that tell nothing (countersign.bench.yardsticks): for make bench, not for production",
                PATH);
        router.get(PATH + "bytes").order(FIRST).handler(this::answer);
        router.get(PATH + "not-modified").order(FIRST).handler(YardstickRoutes::notModified);
        router.post(PATH + "json").order(FIRST).handler(context -> body(context, _ -> answer(context)));
        // After Quarkus's own routes: they prepare what authenticates.
        router.post(PATH + "authenticated").handler(this::authenticated);
    }

    private void answer(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(constant(context.request().query()).bytes());
    }

    private static void notModified(RoutingContext context) {
        context.response().setStatusCode(304).end();
    }

    private void authenticated(RoutingContext context) {
        body(
                context,
                _ -> QuarkusHttpUser.getSecurityIdentity(context, identities)
                        .subscribe()
                        .with(identity -> answer(context, identity), _ -> refuse(context, 401)));
    }

    private void answer(RoutingContext context, @Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            refuse(context, 401);
        } else {
            answer(context);
        }
    }

    /** Reads the body as an evaluation does, whole and bounded. */
    private static void body(RoutingContext context, Consumer<Buffer> read) {
        @Nullable String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() > 5 || Integer.parseInt(length) > LARGEST_BODY) {
            refuse(context, 413);
            return;
        }
        context.request().body().onSuccess(read::accept).onFailure(_ -> refuse(context, 400));
        // Quarkus has paused the request until somebody reads it.
        context.request().resume();
    }

    private static void refuse(RoutingContext context, int status) {
        if (!context.response().ended()) {
            context.response().setStatusCode(status).end();
        }
    }

    private Constant constant(@Nullable String query) {
        Constant last = constant;
        if (!Objects.equals(last.query(), query)) {
            last = Constant.of(query);
            constant = last;
        }
        return last;
    }
}
