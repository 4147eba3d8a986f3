package io.countersign.trust.entitlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of protected resources. */
@ApplicationScoped
class ProtectedResourceRepository implements PanacheRepositoryBase<ProtectedResourceEntity, UUID> {

    /** Keeps a new resource; its ordinal is given by the database. */
    ProtectedResource insert(ProtectedResource resource) {
        ProtectedResourceEntity row = new ProtectedResourceEntity();
        row.id = resource.id();
        row.resource = resource.resource().value();
        row.name = resource.name();
        row.scopes = resource.scopes().text();
        row.state = resource.state();
        row.createdAt = resource.createdAt();
        row.createdBy = resource.createdBy();
        row.updatedAt = resource.updatedAt();
        persistAndFlush(row);
        return row.resource();
    }

    Optional<ProtectedResource> byId(UUID id) {
        return findByIdOptional(id).map(ProtectedResourceEntity::resource);
    }

    Optional<ProtectedResource> byIdentifier(String identifier) {
        return find("resource", identifier).firstResultOptional().map(ProtectedResourceEntity::resource);
    }

    /** The resource as it stands now; acts on it wait until this transaction ends. */
    Optional<ProtectedResource> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).map(ProtectedResourceEntity::resource);
    }

    /** Keeps what was changed of a locked resource; its revision counts on. */
    ProtectedResource change(UUID id, String name, Scopes scopes, ProtectedResource.State state, Instant at) {
        ProtectedResourceEntity row = findById(id);
        row.name = name;
        row.scopes = scopes.text();
        row.state = state;
        row.updatedAt = at;
        flush();
        return row.resource();
    }

    /** The next resources of the list. */
    List<ProtectedResource> after(long cursor, int limit) {
        return find("ordinal > ?1", Sort.by("ordinal"), cursor).page(0, limit).list().stream()
                .map(ProtectedResourceEntity::resource)
                .toList();
    }
}
