package io.countersign.hosting;

import io.countersign.client.Client;
import io.countersign.client.DocumentVersion;

/** What a URL names. */
sealed interface Found {

    Found NOTHING = new Nothing();
    Found TOMBSTONE = new Tombstone();

    /** A client whose document is live. */
    record Live(Client client, DocumentVersion version) implements Found {}

    /** No client, or one that is not trusted now. */
    record Nothing() implements Found {}

    /** A client that was revoked for ever. */
    record Tombstone() implements Found {}
}
