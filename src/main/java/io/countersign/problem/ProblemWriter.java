package io.countersign.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.platform.Ids;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Writes problems where there is no REST resource to throw them: in routes before authentication. */
@ApplicationScoped
public class ProblemWriter {

    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);

    private final ObjectMapper mapper;
    private final Ids ids;

    ProblemWriter(ObjectMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    /** Ends the request with a problem of the type; headers set before are kept. */
    public void send(RoutingContext context, ProblemType type) {
        send(context, Problem.of(type));
    }

    /** Ends the request with a problem; headers set before are kept. */
    public void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            end(context, response, mapper.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written", e);
        }
    }

    /** Ends the request with the problem of an exception, or for one that nobody meant with one that says nothing of the inside. */
    public void failed(RoutingContext context, Throwable failure) {
        if (context.response().ended()) {
            return;
        }
        if (failure instanceof ProblemException expected) {
            send(context, expected.problem());
        } else {
            failed(context, ProblemType.INTERNAL, failure);
        }
    }

    /** Ends the request with a problem of the type for a failure of ours, which the log tells under an incident's name. */
    public void failed(RoutingContext context, ProblemType type, Throwable failure) {
        String incident = ids.next().toString();
        LOG.errorf(failure, "incident %s: %s", incident, type.slug());
        send(context, Problem.of(type).with("incident", incident));
    }

    /** Ends the request with the bytes, or for HEAD with their length only (RFC 9110 §9.3.2). */
    public static void end(RoutingContext context, HttpServerResponse response, byte[] body) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }
}
