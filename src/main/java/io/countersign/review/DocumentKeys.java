package io.countersign.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.MetadataDocument;
import io.countersign.fetch.FetchResult;
import io.countersign.fetch.Fetcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The public keys of a document: those in it, or those its {@code jwks_uri} answers now. */
@ApplicationScoped
class DocumentKeys {
    private static final int MOST_BYTES = 64 * 1024;

    private final Fetcher fetcher;

    DocumentKeys(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The JWK set (RFC 7517 §5) as JSON text; blocks while it is fetched. */
    String of(MetadataDocument document) {
        Optional<JsonNode> inDocument = document.member("jwks");
        if (inDocument.isPresent()) {
            return inDocument.get().toString();
        }
        String uri = document.string("jwks_uri").orElseThrow(() -> new EvidenceRefused("the document has no keys"));
        return switch (fetcher.get(parsed(uri), MOST_BYTES)) {
            case FetchResult.Fetched(var body) -> new String(body.value(), StandardCharsets.UTF_8);
            case FetchResult.Refused(var reason) -> throw new EvidenceRefused("jwks_uri is not read: " + reason);
            case FetchResult.Failed(var reason) -> throw new EvidenceRefused("jwks_uri cannot be read: " + reason);
        };
    }

    // what the checks take for a URI, java.net need not
    private static URI parsed(String uri) {
        try {
            return new URI(uri);
        } catch (URISyntaxException e) {
            throw new EvidenceRefused("jwks_uri is not read: it is no URI by RFC 2396");
        }
    }
}
