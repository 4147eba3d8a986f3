package io.countersign.trust;

import io.countersign.trust.TrustCommand.RestoreRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a client's trust; there is none before its first version. */
@Entity
@Table(name = "client_trust")
@SuppressWarnings("NullAway.Init")
class TrustEntity {
    @Id
    UUID client;

    @Enumerated(EnumType.STRING)
    TrustStatus status;

    String reason;
    Instant since;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "restore_asked_by")
    @Nullable
    String restoreAskedBy;

    @Column(name = "restore_asked_at")
    @Nullable
    Instant restoreAskedAt;

    @Version
    int revision;

    Trust trust() {
        Optional<RestoreRequest> asked = restoreAskedBy == null || restoreAskedAt == null
                ? Optional.empty()
                : Optional.of(new RestoreRequest(restoreAskedBy, restoreAskedAt));
        return new Trust(status, reason, since, Optional.ofNullable(expiresAt), asked);
    }

    void put(Trust trust) {
        status = trust.status();
        reason = trust.reason();
        since = trust.since();
        expiresAt = trust.expiresAt().orElse(null);
        restoreAskedBy = trust.restoreAsked().map(RestoreRequest::by).orElse(null);
        restoreAskedAt = trust.restoreAsked().map(RestoreRequest::at).orElse(null);
    }
}
