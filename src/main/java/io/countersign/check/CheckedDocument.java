package io.countersign.check;

import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.document.MetadataDocument;
import java.util.List;

/** The exact bytes of a document that broke no rule, for one client; only {@link Checker} makes one (ADR 0005). */
public final class CheckedDocument {
    private final ClientId clientId;
    private final byte[] bytes;
    private final Digest digest;
    private final MetadataDocument document;
    private final List<Finding> findings;

    CheckedDocument(ClientId clientId, byte[] bytes, MetadataDocument document, List<Finding> findings) {
        this.clientId = clientId;
        this.bytes = bytes.clone();
        this.digest = Digest.of(this.bytes);
        this.document = document;
        this.findings = List.copyOf(findings);
    }

    /** The client whose document this is. */
    public ClientId clientId() {
        return clientId;
    }

    /** A copy of the bytes that were checked. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The digest of the bytes that were checked. */
    public Digest digest() {
        return digest;
    }

    /** The members of the document. */
    public MetadataDocument document() {
        return document;
    }

    /** What a reviewer should see: the findings that are warnings. */
    public List<Finding> findings() {
        return findings;
    }
}
