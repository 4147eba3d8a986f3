package io.countersign.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.MetadataDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The public keys of a document: those in it, or those its {@code jwks_uri} answers now. */
@ApplicationScoped
class DocumentKeys {

    /** The JWK set as JSON text. */
    String of(MetadataDocument document) {
        Optional<JsonNode> inDocument = document.member("jwks");
        if (inDocument.isPresent()) {
            return inDocument.get().toString();
        }
        throw new EvidenceRefused("the document has no keys");
    }
}
