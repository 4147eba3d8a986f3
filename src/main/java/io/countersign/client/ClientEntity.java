package io.countersign.client;

import io.countersign.document.ClientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;

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

    @Column(name = "client_id")
    String clientId;

    String namespace;

    @Formula("(select coalesce(max(v.number), 0) from document_version v where v.client = id)")
    int latestVersion;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    Client client() {
        return new Client(ordinal, id, new ClientId(clientId), namespace, latestVersion, createdAt);
    }
}
