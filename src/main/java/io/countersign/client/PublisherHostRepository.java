package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of publisher hosts. */
@ApplicationScoped
class PublisherHostRepository implements PanacheRepositoryBase<PublisherHostEntity, String> {

    PublisherHost insert(String host, String namespace, Environment environment, String challenge) {
        PublisherHostEntity row = new PublisherHostEntity();
        row.host = host;
        row.namespace = namespace;
        row.environment = environment;
        row.challenge = challenge;
        persistAndFlush(row);
        return row.publisherHost();
    }

    Optional<PublisherHost> named(String host) {
        return findByIdOptional(host).map(PublisherHostEntity::publisherHost);
    }

    boolean anyTaken(Collection<String> hosts) {
        return count("host in ?1", hosts) > 0;
    }

    /** All hosts of these namespaces. */
    List<PublisherHost> of(Collection<String> namespaces) {
        return list("namespace in ?1", Sort.by("ordinal"), namespaces).stream()
                .map(PublisherHostEntity::publisherHost)
                .toList();
    }

    /** The next hosts of a namespace. */
    List<PublisherHost> after(String namespace, long cursor, int limit) {
        return find("namespace = ?1 and ordinal > ?2", Sort.by("ordinal"), namespace, cursor)
                .page(0, limit)
                .list()
                .stream()
                .map(PublisherHostEntity::publisherHost)
                .toList();
    }
}
