package io.countersign.client;

import io.countersign.document.Digest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of a published version. */
@Entity
@Immutable
@Table(name = "document_version")
@SuppressWarnings("NullAway.Init")
class DocumentVersionEntity {

    @Embeddable
    record Key(UUID client, int number) {}

    @EmbeddedId
    Key key;

    String digest;
    byte[] bytes;
    UUID submission;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;

    static DocumentVersionEntity of(DocumentVersion version) {
        DocumentVersionEntity row = new DocumentVersionEntity();
        row.key = new Key(version.client(), version.number());
        row.digest = version.digest().value();
        row.bytes = version.bytes();
        row.submission = version.submission();
        row.publishedAt = version.publishedAt();
        row.publishedBy = version.publishedBy();
        return row;
    }

    DocumentVersion version() {
        return new DocumentVersion(
                key.client(),
                key.number(),
                new Digest(digest),
                bytes,
                submission,
                new DocumentVersion.Publication(publishedAt, publishedBy));
    }
}
