package io.countersign.hosting;

import io.countersign.client.DocumentVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a request for a document, made once: identical bytes and headers for everyone (design, section 5).
 *
 * @param digest of the bytes
 * @param etag the digest in quotes
 * @param always the header fields of 200 and 304 alike: what caches and browsers need of both
 * @param withBody those of 200 alone: what is said of a representation that the asker has (RFC 9110 §15.4.5)
 */
record Prepared(String digest, String etag, List<Field> always, List<Field> withBody, Buffer body) {

    /** The bytes of memory that the largest one takes: a document (design, section 5) and its header fields. */
    static final int MOST_BYTES = 5000 + 600;

    /** A header field, its name and value as they go out. */
    record Field(CharSequence name, CharSequence value) {}

    static Prepared of(DocumentVersion version, UUID client, String baseUrl) {
        byte[] bytes = version.bytes();
        String etag = "\"" + version.digest().value() + "\"";
        String self = baseUrl + "/api/v1/clients/" + client;
        String modified = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                version.publishedAt().atOffset(ZoneOffset.UTC));
        String links =
                "<%s/versions>; rel=\"version-history\", <%s/statements>; rel=\"describedby\"".formatted(self, self);
        List<Field> always = List.of(
                new Field(HttpHeaders.CACHE_CONTROL, optimized("public, max-age=300, no-transform")),
                new Field(HttpHeaders.ETAG, optimized(etag)),
                new Field(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, optimized("*")));
        List<Field> withBody = List.of(
                new Field(HttpHeaders.CONTENT_TYPE, optimized("application/json")),
                new Field(HttpHeaders.CONTENT_LENGTH, optimized(Integer.toString(bytes.length))),
                new Field(optimized("Repr-Digest"), optimized(version.digest().reprDigest())),
                new Field(HttpHeaders.LAST_MODIFIED, optimized(modified)),
                new Field(optimized("X-Content-Type-Options"), optimized("nosniff")),
                new Field(optimized("Link"), optimized(links)));
        return new Prepared(version.digest().value(), etag, always, withBody, Buffer.buffer(bytes));
    }

    private static CharSequence optimized(String text) {
        return HttpHeaders.createOptimized(text);
    }
}
