package io.countersign.security.rest;

import io.countersign.problem.ProblemType;
import io.countersign.problem.ProblemWriter;
import io.countersign.security.Bearers;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Refuses bearer credentials that are no signed JWT at all before anything tries to read them as one. */
@ApplicationScoped
class BearerForm {

    /** After the documents' route, before Quarkus's own. */
    private static final int ORDER = -99_000;

    private final ProblemWriter problems;

    BearerForm(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(context -> {
            @Nullable String credentials = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            if (credentials == null || Bearers.isForm(credentials)) {
                context.next();
            } else {
                context.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                problems.send(context, ProblemType.TOKEN_INVALID);
            }
        });
    }
}
