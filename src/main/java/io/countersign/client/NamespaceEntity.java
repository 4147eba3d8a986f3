package io.countersign.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.Generated;

/** A row of a namespace. */
@Entity
@Table(name = "namespace")
@SuppressWarnings("NullAway.Init")
class NamespaceEntity {

    @Id
    String name;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    static NamespaceEntity of(Namespace namespace) {
        NamespaceEntity row = new NamespaceEntity();
        row.name = namespace.name();
        row.createdAt = namespace.createdAt();
        row.createdBy = namespace.createdBy();
        return row;
    }

    Namespace namespace(Set<String> publisherHosts) {
        return new Namespace(ordinal, name, publisherHosts, createdAt, createdBy);
    }
}
