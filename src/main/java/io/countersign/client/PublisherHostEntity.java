package io.countersign.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Generated;

/** A row of a publisher host. */
@Entity
@Table(name = "publisher_host")
@SuppressWarnings("NullAway.Init")
class PublisherHostEntity {

    @Id
    String host;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    String namespace;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String challenge;

    PublisherHost publisherHost() {
        return new PublisherHost(ordinal, host, namespace, environment, challenge);
    }
}
