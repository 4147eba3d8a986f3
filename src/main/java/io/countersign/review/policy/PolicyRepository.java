package io.countersign.review.policy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of policies and of the decisions on them. */
@ApplicationScoped
class PolicyRepository implements PanacheRepositoryBase<PolicyEntity, UUID> {
    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x706f6c696379L;

    void insert(ReviewPolicy policy) {
        persistAndFlush(PolicyEntity.of(policy));
    }

    Optional<ReviewPolicy> byId(UUID id) {
        return findByIdOptional(id).map(PolicyEntity::policy);
    }

    /** Until this transaction ends nobody else proposes or decides anything of any scope. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Until this transaction ends nobody decides anything of any scope: what governs now governs at its end. */
    void hold() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock_shared(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** The version that governs exactly this scope. */
    Optional<ReviewPolicy> inForce(ReviewPolicy.Scope scope) {
        return versions(scope).stream()
                .filter(policy -> policy.state() == PolicyState.IN_FORCE)
                .findFirst();
    }

    /** The number of the newest version of a scope, whatever became of it; 0 when there is none. */
    int newest(ReviewPolicy.Scope scope) {
        return versions(scope).stream().mapToInt(ReviewPolicy::number).max().orElse(0);
    }

    /** The next policies of a list, of one namespace when given. */
    List<ReviewPolicy> after(@Nullable String namespace, long cursor, int limit) {
        var rows = namespace == null
                ? find("ordinal > ?1", Sort.by("ordinal"), cursor)
                : find("ordinal > ?1 and namespace = ?2", Sort.by("ordinal"), cursor, namespace);
        return rows.page(0, limit).list().stream().map(PolicyEntity::policy).toList();
    }

    Optional<PolicyDecision> decision(UUID policy) {
        return Optional.ofNullable(getEntityManager().find(PolicyDecisionEntity.class, policy))
                .map(PolicyDecisionEntity::decision);
    }

    void decide(UUID policy, PolicyDecision decision) {
        getEntityManager().persist(PolicyDecisionEntity.of(policy, decision));
        flush();
        // what is in force is derived in SQL, and rows read before this decision do not know of it
        getEntityManager().clear();
    }

    private List<ReviewPolicy> versions(ReviewPolicy.Scope scope) {
        Sort newestFirst = Sort.descending("number");
        String namespace = scope.namespace();
        var rows = namespace == null
                ? find("namespace is null and riskClass = ?1", newestFirst, scope.risk())
                : find("namespace = ?1 and riskClass = ?2", newestFirst, namespace, scope.risk());
        return rows.list().stream().map(PolicyEntity::policy).toList();
    }
}
