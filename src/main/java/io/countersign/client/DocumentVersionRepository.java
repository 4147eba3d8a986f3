package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of published versions. */
@ApplicationScoped
class DocumentVersionRepository implements PanacheRepositoryBase<DocumentVersionEntity, DocumentVersionEntity.Key> {

    void insert(DocumentVersion version) {
        persistAndFlush(DocumentVersionEntity.of(version));
    }

    Optional<DocumentVersion> numbered(UUID client, int number) {
        return findByIdOptional(new DocumentVersionEntity.Key(client, number)).map(DocumentVersionEntity::version);
    }

    List<DocumentVersion> after(UUID client, long number, int limit) {
        return find("key.client = ?1 and key.number > ?2", Sort.by("key.number"), client, (int) number)
                .page(0, limit)
                .list()
                .stream()
                .map(DocumentVersionEntity::version)
                .toList();
    }
}
