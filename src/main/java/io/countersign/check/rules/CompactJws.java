package io.countersign.check.rules;

import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed.Readable;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A JWS in compact form (RFC 7515 §7.1), taken apart and read, never verified: the key that would do so is elsewhere.
 *
 * @param signature its bytes, at least one
 */
record CompactJws(MetadataDocument header, MetadataDocument payload, int signature) {
    private static final int PARTS = 3;

    /** What a string is, or empty where it is no JWS whose header and payload are strict JSON objects; never throws. */
    static Optional<CompactJws> read(String value) {
        List<String> parts = List.of(value.split("\\.", PARTS + 1));
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        Optional<MetadataDocument> header = object(parts.get(0));
        Optional<MetadataDocument> payload = object(parts.get(1));
        Optional<byte[]> signature = base64url(parts.get(2));
        return header.isEmpty() || payload.isEmpty() || signature.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompactJws(header.get(), payload.get(), signature.get().length));
    }

    /** The bytes of unpadded base64url (RFC 7515 §2), of which there must be some. */
    static Optional<byte[]> base64url(String value) {
        if (value.isEmpty() || value.indexOf('=') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<MetadataDocument> object(String part) {
        return base64url(part)
                .map(MetadataDocument::parse)
                .flatMap(parsed -> parsed instanceof Readable(MetadataDocument document)
                        ? Optional.of(document)
                        : Optional.empty());
    }
}
