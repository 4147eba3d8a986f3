package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of clients. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<ClientEntity, UUID> {

    /** Keeps a new client; its ordinal is given by the database. */
    Client insert(Client client, String createdBy) {
        ClientEntity row = new ClientEntity();
        row.id = client.id();
        row.kind = client.kind();
        row.clientId = client.clientId().value();
        row.namespace = client.namespace();
        row.environment = client.environment();
        row.createdAt = client.createdAt();
        row.createdBy = createdBy;
        row.expiresAt = client.expiresAt();
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
