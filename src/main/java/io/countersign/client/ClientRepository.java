package io.countersign.client;

import io.countersign.document.ClientId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of clients. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<ClientEntity, UUID> {

    Client insert(UUID id, ClientId clientId, String namespace, Instant createdAt, String createdBy) {
        ClientEntity row = new ClientEntity();
        row.id = id;
        row.clientId = clientId.value();
        row.namespace = namespace;
        row.createdAt = createdAt;
        row.createdBy = createdBy;
        persistAndFlush(row);
        return row.client();
    }

    Optional<Client> byId(UUID id) {
        return findByIdOptional(id).map(ClientEntity::client);
    }

    Optional<Client> byClientId(String clientId) {
        return find("clientId", clientId).firstResultOptional().map(ClientEntity::client);
    }

    /** The next clients of a list, of all namespaces when {@code namespaces} is null. */
    List<Client> after(@Nullable Collection<String> namespaces, long cursor, int limit) {
        var rows = namespaces == null
                ? find("ordinal > ?1", Sort.by("ordinal"), cursor)
                : find("ordinal > ?1 and namespace in ?2", Sort.by("ordinal"), cursor, namespaces);
        return rows.page(0, limit).list().stream().map(ClientEntity::client).toList();
    }
}
