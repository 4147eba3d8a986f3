package io.countersign.signing.rest;

import io.countersign.document.Digest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The answer that carries a published key set: cached for five minutes, then revalidated. */
final class KeySetAnswer {

    private KeySetAnswer() {}

    static Response of(String keys, Request request) {
        EntityTag tag =
                new EntityTag(Digest.of(keys.getBytes(StandardCharsets.UTF_8)).value());
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(keys) : unchanged)
                .tag(tag)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
