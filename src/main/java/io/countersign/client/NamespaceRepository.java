package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of namespaces. */
@ApplicationScoped
class NamespaceRepository implements PanacheRepositoryBase<NamespaceEntity, String> {

    private final PublisherHostRepository hosts;

    NamespaceRepository(PublisherHostRepository hosts) {
        this.hosts = hosts;
    }

    void insert(Namespace namespace) {
        persistAndFlush(NamespaceEntity.of(namespace));
    }

    boolean exists(String name) {
        return findByIdOptional(name).isPresent();
    }

    Optional<Namespace> named(String name) {
        return findByIdOptional(name).map(row -> withHosts(List.of(row)).getFirst());
    }

    List<Namespace> after(long cursor, int limit) {
        return withHosts(
                find("ordinal > ?1", Sort.by("ordinal"), cursor).page(0, limit).list());
    }

    private List<Namespace> withHosts(List<NamespaceEntity> rows) {
        Map<String, Set<String>> byNamespace = hosts
                .of(rows.stream().map(row -> row.name).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        PublisherHost::namespace, Collectors.mapping(PublisherHost::host, Collectors.toSet())));
        return rows.stream()
                .map(row -> row.namespace(byNamespace.getOrDefault(row.name, Set.of())))
                .toList();
    }
}
