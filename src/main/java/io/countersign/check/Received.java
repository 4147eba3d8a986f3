package io.countersign.check;

import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;

/**
 * Bytes as they came, and what became of reading them.
 *
 * @param bytes not a copy; a check only reads them
 */
@SuppressWarnings(
        "ArrayRecordComponent") // never compared, and copying it for every check would cost more than the checks
public record Received(byte[] bytes, Parsed parsed) {
    /** The bytes, read. */
    static Received of(byte[] bytes) {
        return new Received(bytes, MetadataDocument.parse(bytes));
    }
}
