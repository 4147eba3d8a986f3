package io.countersign.review;

import io.countersign.document.Digest;
import io.countersign.review.policy.EvidenceKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of a piece of evidence. */
@Entity
@Immutable
@Table(name = "evidence")
@SuppressWarnings("NullAway.Init")
class EvidenceEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    UUID submission;

    @Enumerated(EnumType.STRING)
    EvidenceKind kind;

    String digest;

    @Column(name = "provided_by")
    String providedBy;

    @Column(name = "provided_at")
    Instant providedAt;

    @Column(name = "observed_at")
    Instant observedAt;

    @Nullable
    String link;

    @Column(name = "content_digest")
    @Nullable
    String contentDigest;

    String detail;

    static EvidenceEntity of(UUID submission, Evidence evidence) {
        EvidenceEntity row = new EvidenceEntity();
        row.id = evidence.id();
        row.submission = submission;
        row.kind = evidence.kind();
        row.digest = evidence.digest().value();
        row.providedBy = evidence.providedBy();
        row.providedAt = evidence.providedAt();
        row.observedAt = evidence.observedAt();
        row.link = evidence.link();
        Digest report = evidence.contentDigest();
        row.contentDigest = report == null ? null : report.value();
        row.detail = evidence.detail();
        return row;
    }

    Evidence evidence() {
        return new Evidence(
                id,
                kind,
                new Digest(digest),
                providedBy,
                providedAt,
                observedAt,
                link,
                contentDigest == null ? null : new Digest(contentDigest),
                detail);
    }
}
