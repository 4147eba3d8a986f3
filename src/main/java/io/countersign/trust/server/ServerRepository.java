package io.countersign.trust.server;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of authorization servers. */
@ApplicationScoped
class ServerRepository implements PanacheRepositoryBase<ServerEntity, UUID> {

    AuthorizationServer insert(UUID id, ServerTerms terms, Instant now, String by) {
        ServerEntity row = new ServerEntity();
        row.id = id;
        row.put(terms);
        row.state = AuthorizationServer.State.ENABLED;
        row.createdAt = now;
        row.createdBy = by;
        row.updatedAt = now;
        persistAndFlush(row);
        return row.server();
    }

    Optional<AuthorizationServer> byId(UUID id) {
        return findByIdOptional(id).map(ServerEntity::server);
    }

    /** As it stands now; acts on the same one wait until this transaction ends. */
    Optional<AuthorizationServer> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(ServerEntity::server);
    }

    Optional<AuthorizationServer> named(String name) {
        return find("name", name).firstResultOptional().map(ServerEntity::server);
    }

    Optional<AuthorizationServer> ofIssuer(String issuer) {
        return find("issuer", issuer).firstResultOptional().map(ServerEntity::server);
    }

    Optional<AuthorizationServer> ofTokenSubject(@Nullable String subject) {
        return find("tokenSubject", subject).firstResultOptional().map(ServerEntity::server);
    }

    List<AuthorizationServer> after(long cursor, int limit) {
        return find("ordinal > ?1", Sort.by("ordinal"), cursor).page(0, limit).list().stream()
                .map(ServerEntity::server)
                .toList();
    }

    AuthorizationServer change(UUID id, ServerTerms terms, Instant now) {
        ServerEntity row = findById(id);
        row.put(terms);
        return changed(row, now);
    }

    AuthorizationServer move(UUID id, AuthorizationServer.State state, Instant now) {
        ServerEntity row = findById(id);
        row.state = state;
        return changed(row, now);
    }

    private AuthorizationServer changed(ServerEntity row, Instant now) {
        row.updatedAt = now;
        flush();
        return row.server();
    }
}
