package io.countersign.trust.entitlement;

import io.countersign.client.Environment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of what was granted or taken away. */
@Entity
@Table(name = "entitlement_grant")
@SuppressWarnings("NullAway.Init")
class EntitlementGrantEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    UUID client;

    @ManyToOne
    @JoinColumn(name = "resource")
    ProtectedResourceEntity resource;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String scopes;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Nullable
    UUID request;

    @Column(name = "granted_by")
    String grantedBy;

    @Column(name = "granted_at")
    Instant grantedAt;

    Entitlement entitlement() {
        return new Entitlement(
                ordinal,
                id,
                client,
                resource.resource(),
                environment,
                Scopes.parse(scopes),
                expiresAt,
                request,
                grantedBy,
                grantedAt);
    }
}
