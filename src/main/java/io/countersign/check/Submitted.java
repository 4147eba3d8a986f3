package io.countersign.check;

import io.countersign.document.ClientId;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.MetadataDocument;

/**
 * A readable document as handed in for a client.
 *
 * @param expected the identifier of the client it is meant for
 * @param document its members
 * @param size the length of its exact bytes
 */
public record Submitted(ClientId expected, MetadataDocument document, int size) {
    /** The client's identifier, split. */
    public ClientIdUrl url() {
        return ClientIdUrl.of(expected.value());
    }
}
