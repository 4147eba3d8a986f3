package io.countersign.review;

import io.countersign.document.Digest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** A row of a submission. */
@Entity
@Table(name = "submission")
@SuppressWarnings("NullAway.Init")
class SubmissionEntity {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    UUID client;
    String namespace;

    @Enumerated(EnumType.STRING)
    ReviewState state;

    @Enumerated(EnumType.STRING)
    Origin.Kind origin;

    @Column(name = "origin_source")
    String originSource;

    int round;

    @Column(name = "base_version")
    int baseVersion;

    int draft;
    String digest;
    String author;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int revision;

    Submission submission(Set<String> authors) {
        return new Submission(
                ordinal,
                id,
                client,
                namespace,
                state,
                new Origin(origin, originSource),
                baseVersion,
                new Digest(digest),
                round,
                author,
                authors,
                createdAt,
                updatedAt,
                revision);
    }
}
