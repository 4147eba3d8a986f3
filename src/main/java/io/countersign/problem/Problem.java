package io.countersign.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One occurrence of an error (RFC 9457): type, title and status of its {@link ProblemType}, a detail, and members of its own. */
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @JsonAnyGetter Map<String, Object> members) {

    /** The media type of every error (RFC 9457 §6.1). */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of the type, with nothing to add. */
    public static Problem of(ProblemType type) {
        return of(type, null);
    }

    /** A problem of the type, with what is special about this occurrence. */
    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, Map.of());
    }

    /** The same problem with one member more. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, title, status, detail, more);
    }

    /** The answer that carries this problem; errors are never cached. */
    public Response response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(this)
                .build();
    }

    /** An exception that ends the request with this problem. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
