package io.countersign.yardstick;

import io.countersign.problem.ProblemWriter;
import io.countersign.problem.RoutedBody;
import io.countersign.security.Bearers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The routes that do nothing but answer constant bytes, each with one thing more than the one before: nothing, a body, a bearer token. */
@ApplicationScoped
class YardstickRoutes {

    private static final Logger LOG = Logger.getLogger(YardstickRoutes.class);
    private static final String PATH = "/access/yardstick/";

    /** Before every other route, so that nothing is measured but the answer. */
    private static final int FIRST = -200_000;

    private static final int LARGEST_BODY = 65_536;

    private final YardstickConfig config;
    private final Bearers bearers;
    private final ProblemWriter problems;

    YardstickRoutes(YardstickConfig config, Bearers bearers, ProblemWriter problems) {
        this.config = config;
        this.bearers = bearers;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        if (!config.yardsticks()) {
            return;
        }
        LOG.warnf(
                "%s* answers whoever asks, with bytes that tell nothing (countersign.bench.yardsticks): for make bench, not for production",
                PATH);
        router.route(PATH + "*").order(FIRST).useNormalizedPath(false).handler(this::measured);
    }

    /** One route for all of them, since what is measured against them has to pass it too. */
    private void measured(RoutingContext context) {
        switch (context.request().method().name() + " "
                + context.request().path().substring(PATH.length())) {
            case "GET bytes" -> answer(context);
            case "GET not-modified" -> context.response().setStatusCode(304).end();
            case "POST json" -> body(context, _ -> answer(context));
            case "POST authenticated" -> authenticated(context);
            default -> context.next();
        }
    }

    private void answer(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Constant.of(context.request().query()).bytes());
    }

    /** All that an evaluation does but the evaluation. */
    private void authenticated(RoutingContext context) {
        body(context, _ -> bearers.identify(context, _ -> answer(context), _ -> refuse(context, 401)));
    }

    /** Reads the body as an evaluation does, whole and bounded. */
    private void body(RoutingContext context, Consumer<Buffer> read) {
        RoutedBody.read(context, LARGEST_BODY, read, failure -> problems.failed(context, failure));
    }

    private static void refuse(RoutingContext context, int status) {
        if (!context.response().ended()) {
            context.response().setStatusCode(status).end();
        }
    }
}
