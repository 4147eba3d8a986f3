package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of namespaces. */
@ApplicationScoped
class NamespaceRepository implements PanacheRepositoryBase<NamespaceEntity, String> {

    Namespace insert(Namespace namespace) {
        NamespaceEntity row = NamespaceEntity.of(namespace);
        persistAndFlush(row);
        return row.namespace();
    }

    Optional<Namespace> named(String name) {
        return findByIdOptional(name).map(NamespaceEntity::namespace);
    }

    boolean anyHostTaken(Set<String> hosts) {
        return count("select count(n) from NamespaceEntity n join n.publisherHosts h where h in ?1", hosts) > 0;
    }

    List<Namespace> after(long cursor, int limit) {
        return find("ordinal > ?1", Sort.by("ordinal"), cursor).page(0, limit).list().stream()
                .map(NamespaceEntity::namespace)
                .toList();
    }
}
