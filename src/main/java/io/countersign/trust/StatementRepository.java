package io.countersign.trust;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of statements. */
@ApplicationScoped
class StatementRepository implements PanacheRepositoryBase<StatementEntity, UUID> {

    void insert(Statement statement) {
        persistAndFlush(StatementEntity.of(statement));
    }

    Optional<Instant> lastIssued(UUID client) {
        return find("client = ?1", Sort.descending("issuedAt"), client)
                .firstResultOptional()
                .map(row -> row.issuedAt);
    }

    /** The statements over one version, newest first. */
    List<Statement> over(UUID client, int version) {
        return find("client = ?1 and number = ?2", Sort.descending("issuedAt"), client, version).list().stream()
                .map(StatementEntity::statement)
                .toList();
    }
}
