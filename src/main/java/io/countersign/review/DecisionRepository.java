package io.countersign.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The rows of decisions. */
@ApplicationScoped
class DecisionRepository implements PanacheRepositoryBase<DecisionEntity, UUID> {

    void insert(UUID submission, Decision decision) {
        persistAndFlush(DecisionEntity.of(submission, decision));
    }

    List<Decision> on(UUID submission) {
        return find("submission = ?1", Sort.by("ordinal"), submission).list().stream()
                .map(DecisionEntity::decision)
                .toList();
    }
}
