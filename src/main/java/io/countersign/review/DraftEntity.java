package io.countersign.review;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of one draft of a submission. */
@Entity
@Immutable
@Table(name = "submission_draft")
@SuppressWarnings("NullAway.Init")
class DraftEntity {

    @Embeddable
    record Key(UUID submission, int number) {}

    @EmbeddedId
    Key key;

    String digest;
    byte[] bytes;
    String author;

    @Column(name = "created_at")
    Instant createdAt;
}
