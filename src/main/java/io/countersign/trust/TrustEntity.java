package io.countersign.trust;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

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

    @Version
    int revision;

    Trust trust() {
        return new Trust(status, reason, since);
    }
}
