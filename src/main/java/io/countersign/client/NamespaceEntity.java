package io.countersign.client;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Generated;

/** A row of a namespace and its publisher hosts. */
@Entity
@Table(name = "namespace")
@SuppressWarnings("NullAway.Init")
class NamespaceEntity {

    @Id
    String name;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "publisher_host", joinColumns = @JoinColumn(name = "namespace"))
    @Column(name = "host")
    Set<String> publisherHosts;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    static NamespaceEntity of(Namespace namespace) {
        NamespaceEntity row = new NamespaceEntity();
        row.name = namespace.name();
        row.publisherHosts = new HashSet<>(namespace.publisherHosts());
        row.createdAt = namespace.createdAt();
        row.createdBy = namespace.createdBy();
        return row;
    }

    Namespace namespace() {
        return new Namespace(ordinal, name, publisherHosts, createdAt, createdBy);
    }
}
