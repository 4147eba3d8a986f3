package io.countersign.trust;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of statements. */
@ApplicationScoped
class StatementRepository implements PanacheRepositoryBase<StatementEntity, UUID> {
    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x7265736967L;

    /** The newest statement over the live version of each active client; development clients are in no trust list. */
    private static final String LIVE = """
             from client_trust t
            join client c on c.id = t.client and c.environment <> 'DEV'
            join lateral (select max(v.number) as number from document_version v where v.client = t.client) live on true
            join lateral (select n.kid from statement n where n.client = t.client and n.number = live.number
                          order by n.issued_at desc limit 1) s on true
            where t.status = 'ACTIVE' and (t.expires_at is null or t.expires_at > :now)
            """;

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

    Optional<Statement> newest(UUID client, int version) {
        return find("client = ?1 and number = ?2", Sort.descending("issuedAt"), client, version)
                .firstResultOptional()
                .map(StatementEntity::statement);
    }

    /** Whether no other replica signs anew at this moment; if so none does until this transaction ends. */
    boolean alone() {
        return (Boolean) getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** The next active clients whose newest statement over the live version one of these keys signed, or nobody knows which. */
    @SuppressWarnings("unchecked")
    List<UUID> signedBy(Set<String> kids, Instant now, UUID after, int limit) {
        return getEntityManager()
                .createNativeQuery("select t.client" + LIVE + """
                         and (s.kid in (:kids) or s.kid is null) and t.client > :after
                        order by t.client limit :limit
                        """)
                .setParameter("kids", kids)
                .setParameter("now", now)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
    }

    long countSignedBy(Set<String> kids, Instant now) {
        Object count = getEntityManager()
                .createNativeQuery("select count(*)" + LIVE + " and (s.kid in (:kids) or s.kid is null)")
                .setParameter("kids", kids)
                .setParameter("now", now)
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /** How many of the newest statements over live versions each key signed. */
    @SuppressWarnings("unchecked")
    Map<String, Long> live(Instant now) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("select s.kid, count(*)" + LIVE + " and s.kid is not null group by s.kid")
                .setParameter("now", now)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }
}
