package io.countersign.log;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The log's rows. */
@ApplicationScoped
class LogRepository implements PanacheRepositoryBase<LogEntity, Long> {

    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x636f756e746572L;

    /** The next free index; until this transaction ends nobody else gets one, so there are no gaps and no ties. */
    long nextIndex() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        return ((Number) getEntityManager()
                        .createNativeQuery("select coalesce(max(index) + 1, 0) from log_entry")
                        .getSingleResult())
                .longValue();
    }

    void insert(LogEntry entry) {
        persistAndFlush(LogEntity.of(entry));
    }

    List<LogEntry> after(long index, int limit) {
        return find("index > ?1", Sort.by("index"), index).page(0, limit).list().stream()
                .map(LogEntity::entry)
                .toList();
    }
}
