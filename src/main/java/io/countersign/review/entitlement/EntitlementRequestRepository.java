package io.countersign.review.entitlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of requests and of the decisions on them. */
@ApplicationScoped
class EntitlementRequestRepository implements PanacheRepositoryBase<EntitlementRequestEntity, UUID> {

    void insert(EntitlementRequest request) {
        persistAndFlush(EntitlementRequestEntity.of(request));
    }

    /** The request as it stands now, whatever this transaction read of it before: where it stands is derived in SQL. */
    Optional<EntitlementRequest> byId(UUID id) {
        Optional<EntitlementRequestEntity> row = findByIdOptional(id);
        row.ifPresent(getEntityManager()::refresh);
        return row.map(EntitlementRequestEntity::request);
    }

    void decide(UUID request, EntitlementDecision decision) {
        getEntityManager().persist(EntitlementDecisionEntity.of(request, decision));
        flush();
    }

    List<EntitlementDecision> decisionsOn(UUID request) {
        return getEntityManager()
                .createQuery(
                        "from EntitlementDecisionEntity where request = :request order by ordinal",
                        EntitlementDecisionEntity.class)
                .setParameter("request", request)
                .getResultList()
                .stream()
                .map(EntitlementDecisionEntity::decision)
                .toList();
    }

    /** The next requests of a list that fit the filter. */
    List<EntitlementRequest> after(RequestFilter filter, long cursor, int limit) {
        StringBuilder where = new StringBuilder("ordinal > :cursor");
        Map<String, Object> parameters = new HashMap<>(Map.of("cursor", cursor));
        if (filter.client() != null) {
            where.append(" and client = :client");
            parameters.put("client", filter.client());
        }
        if (filter.state() != null) {
            where.append(" and state = :state");
            parameters.put("state", filter.state().name());
        }
        if (filter.namespaces() != null) {
            where.append(" and client in (select c.id from ClientEntity c where c.namespace in :namespaces)");
            parameters.put("namespaces", filter.namespaces());
        }
        return find(where.toString(), Sort.by("ordinal"), parameters).page(0, limit).list().stream()
                .map(EntitlementRequestEntity::request)
                .toList();
    }
}
