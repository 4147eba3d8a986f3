package io.countersign.trust;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of clients' trust. */
@ApplicationScoped
class TrustRepository implements PanacheRepositoryBase<TrustEntity, UUID> {

    Trust of(UUID client) {
        return findByIdOptional(client).map(TrustEntity::trust).orElse(Trust.UNKNOWN);
    }

    Map<UUID, Trust> of(Collection<UUID> clients) {
        return find("client in ?1", clients).list().stream()
                .collect(Collectors.toMap(row -> row.client, TrustEntity::trust));
    }

    /** The trust as it stands now; acts on the same client wait until this transaction ends. */
    Trust lock(UUID client) {
        @Nullable TrustEntity row = findById(client, LockModeType.PESSIMISTIC_WRITE);
        return row == null ? Trust.UNKNOWN : row.trust();
    }

    void put(UUID client, Trust trust) {
        @Nullable TrustEntity row = findById(client);
        boolean first = row == null;
        TrustEntity changed = row == null ? new TrustEntity() : row;
        changed.client = client;
        changed.put(trust);
        if (first) {
            persist(changed);
        }
        flush();
    }

    /** Active clients whose approval runs out before a moment, those that do so first in front. */
    List<Expiry> expiringBefore(Instant moment, int limit) {
        return find("status = ?1 and expiresAt < ?2", Sort.by("expiresAt").and("client"), TrustStatus.ACTIVE, moment)
                .page(0, limit)
                .list()
                .stream()
                .map(row -> new Expiry(row.client, row.trust().expiresAt().orElseThrow()))
                .toList();
    }

    long countExpiringBefore(Instant moment) {
        return count("status = ?1 and expiresAt < ?2", TrustStatus.ACTIVE, moment);
    }

    long countOf(TrustStatus status) {
        return count("status", status);
    }
}
