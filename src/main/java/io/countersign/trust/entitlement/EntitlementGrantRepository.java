package io.countersign.trust.entitlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of what was granted and taken away. */
@ApplicationScoped
class EntitlementGrantRepository implements PanacheRepositoryBase<EntitlementGrantEntity, UUID> {

    private static final String IN_FORCE = """
            from EntitlementGrantEntity g join fetch g.resource
            where g.ordinal > :cursor and g.scopes <> '' and (g.expiresAt is null or g.expiresAt > :now)
              and not exists (select 1 from EntitlementGrantEntity n where n.client = g.client
                and n.resource = g.resource and n.environment = g.environment and n.ordinal > g.ordinal)
            """;

    private final ProtectedResourceRepository resources;

    EntitlementGrantRepository(ProtectedResourceRepository resources) {
        this.resources = resources;
    }

    /** Until this transaction ends nobody else asks, decides or acts on what the target may be granted. */
    void lock(Target target) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", "entitlement " + target)
                .getSingleResult();
    }

    void insert(Entitlement entitlement) {
        EntitlementGrantEntity row = new EntitlementGrantEntity();
        row.id = entitlement.id();
        row.client = entitlement.client();
        row.resource = resources.findById(entitlement.resource().id());
        row.environment = entitlement.environment();
        row.scopes = entitlement.scopes().text();
        row.expiresAt = entitlement.expiresAt();
        row.request = entitlement.request();
        row.grantedBy = entitlement.grantedBy();
        row.grantedAt = entitlement.grantedAt();
        persistAndFlush(row);
    }

    Optional<Entitlement> byId(UUID id) {
        return findByIdOptional(id).map(EntitlementGrantEntity::entitlement);
    }

    /** The newest of a target, in force or not. */
    Optional<Entitlement> newest(Target target) {
        return find(
                        "client = ?1 and resource.id = ?2 and environment = ?3",
                        Sort.descending("ordinal"),
                        target.client(),
                        target.resource(),
                        target.environment())
                .firstResultOptional()
                .map(EntitlementGrantEntity::entitlement);
    }

    /** The next entitlements that are in force at a moment and fit the filter. */
    List<Entitlement> inForce(EntitlementFilter filter, Instant now, long cursor, int limit) {
        StringBuilder query = new StringBuilder(IN_FORCE);
        Map<String, Object> parameters = new HashMap<>(Map.of("cursor", cursor, "now", now));
        if (filter.client() != null) {
            query.append(" and g.client = :client");
            parameters.put("client", filter.client());
        }
        if (filter.resource() != null) {
            query.append(" and g.resource.id = :resource");
            parameters.put("resource", filter.resource());
        }
        if (filter.namespaces() != null) {
            query.append(" and g.client in (select c.id from ClientEntity c where c.namespace in :namespaces)");
            parameters.put("namespaces", filter.namespaces());
        }
        return find(query.append(" order by g.ordinal").toString(), parameters).page(0, limit).list().stream()
                .map(EntitlementGrantEntity::entitlement)
                .toList();
    }
}
