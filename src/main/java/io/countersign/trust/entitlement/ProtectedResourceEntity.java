package io.countersign.trust.entitlement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** A row of a protected resource. */
@Entity
@Table(name = "protected_resource")
@SuppressWarnings("NullAway.Init")
class ProtectedResourceEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    @Column(updatable = false)
    String resource;

    String name;
    String scopes;

    @Enumerated(EnumType.STRING)
    ProtectedResource.State state;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int revision;

    ProtectedResource resource() {
        return new ProtectedResource(
                ordinal,
                id,
                new ResourceIdentifier(resource),
                name,
                Scopes.parse(scopes),
                state,
                createdAt,
                createdBy,
                updatedAt,
                revision);
    }
}
