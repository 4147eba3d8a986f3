package io.countersign.hosting;

import io.countersign.problem.ProblemType;
import io.countersign.problem.ProblemWriter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the answer to a request for a document (design, section 5). */
@Singleton
class DocumentAnswer {

    private static final Logger LOG = Logger.getLogger(DocumentAnswer.class);

    private final ProblemWriter problems;

    DocumentAnswer(ProblemWriter problems) {
        this.problems = problems;
    }

    void send(RoutingContext context, Found found) {
        switch (found) {
            case Found.Live(var answer) -> live(context, answer);
            case Found.Tombstone _ -> problem(context, ProblemType.GONE);
            case Found.Nothing _ -> problem(context, ProblemType.NOT_FOUND);
            case Found.Unread _ -> throw new IllegalStateException("it was to be read");
            case Found.Undecided _ -> problem(context, ProblemType.UNAVAILABLE);
        }
    }

    void failed(RoutingContext context, Throwable failure) {
        LOG.error("a document could not be looked up", failure);
        problem(context, ProblemType.UNAVAILABLE);
    }

    void problem(RoutingContext context, ProblemType type) {
        HttpServerResponse response = context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Access-Control-Allow-Origin", "*");
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
        }
        problems.send(context, type);
    }

    private static void live(RoutingContext context, Prepared answer) {
        HttpServerResponse response = context.response();
        add(answer.always(), response);
        if (matches(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), answer.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        add(answer.withBody(), response);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(answer.body());
        }
    }

    /** One by one: all at once, they are made strings first. */
    private static void add(List<Prepared.Field> fields, HttpServerResponse response) {
        MultiMap headers = response.headers();
        for (Prepared.Field field : fields) {
            headers.add(field.name(), field.value());
        }
    }

    /** RFC 9110 §13.1.2: weak comparison, any of a list, or the star. */
    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && (ifNoneMatch.equals(etag)
                        || Arrays.stream(ifNoneMatch.split(",", 50))
                                .map(String::strip)
                                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                                .anyMatch(tag -> tag.equals(etag) || tag.equals("*")));
    }
}
