package io.countersign.client;

import io.countersign.document.ClientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of a client. */
@Entity
@Table(name = "client")
@SuppressWarnings("NullAway.Init")
class ClientEntity {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    @Enumerated(EnumType.STRING)
    ClientKind kind;

    @Column(name = "client_id")
    String clientId;

    String namespace;

    @Enumerated(EnumType.STRING)
    Environment environment;

    @Formula("(select coalesce(max(v.number), 0) from document_version v where v.client = id)")
    int latestVersion;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    Client client() {
        return new Client(
                ordinal, id, kind, new ClientId(clientId), namespace, environment, latestVersion, createdAt, expiresAt);
    }
}
