package io.countersign.hosting;

import io.countersign.client.DocumentVersion;
import io.countersign.platform.RegistryConfig;
import io.countersign.problem.ProblemType;
import io.countersign.problem.ProblemWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the answer to a request for a document (design, section 5): identical bytes and headers for everyone. */
@ApplicationScoped
class DocumentAnswer {

    private static final Logger LOG = Logger.getLogger(DocumentAnswer.class);

    private final RegistryConfig registry;
    private final ProblemWriter problems;

    DocumentAnswer(RegistryConfig registry, ProblemWriter problems) {
        this.registry = registry;
        this.problems = problems;
    }

    void send(RoutingContext context, Found found) {
        switch (found) {
            case Found.Live live -> live(context, live);
            case Found.Tombstone _ -> problem(context, ProblemType.GONE);
            case Found.Nothing _ -> problem(context, ProblemType.NOT_FOUND);
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

    private void live(RoutingContext context, Found.Live live) {
        DocumentVersion version = live.version();
        String etag = "\"" + version.digest().value() + "\"";
        String self = registry.baseUrl() + "/api/v1/clients/" + live.client().id();
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300, no-transform")
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader("Repr-Digest", version.digest().reprDigest())
                .putHeader(
                        HttpHeaders.LAST_MODIFIED,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                version.publishedAt().atOffset(ZoneOffset.UTC)))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader(
                        "Link",
                        "<%s/versions>; rel=\"version-history\", <%s/statements>; rel=\"describedby\""
                                .formatted(self, self));
        if (matches(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        ProblemWriter.end(context, response, version.bytes());
    }

    /** RFC 9110 §13.1.2: weak comparison, any of a list, or the star. */
    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", 50))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }
}
