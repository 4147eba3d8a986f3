package io.countersign.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of signing keys and of the acts on them; where a key stands is what its newest act says. */
@ApplicationScoped
class SigningKeyRepository {
    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x6b657972696e67L;

    private final EntityManager entities;

    SigningKeyRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Until this transaction ends nobody else changes the ring, on any replica. */
    void lock() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Every key, in the order they were seen. */
    @SuppressWarnings("unchecked") // a query of several columns answers arrays
    List<RingKey> all() {
        List<@Nullable Object[]> rows = entities.createNativeQuery("""
                select k.ordinal, k.kid, k.purpose, k.algorithm, k.jwk, k.first_seen, newest.state, newest.reason, newest.at,
                       (select min(a.at) from signing_key_act a where a.kid = k.kid and a.state = 'ACTIVE'),
                       (select min(a.at) from signing_key_act a where a.kid = k.kid and a.state in ('RETIRING', 'COMPROMISED'))
                from signing_key k
                join lateral (select a.state, a.reason, a.at from signing_key_act a where a.kid = k.kid
                              order by a.ordinal desc limit 1) newest on true
                order by k.ordinal
                """).getResultList();
        return rows.stream().map(SigningKeyRepository::key).toList();
    }

    void insert(SigningKey key, Instant now) {
        entities.createNativeQuery("""
                        insert into signing_key (kid, purpose, algorithm, jwk, first_seen)
                        values (:kid, :purpose, :algorithm, :jwk, :now)
                        """)
                .setParameter("kid", key.kid())
                .setParameter("purpose", key.purpose().name())
                .setParameter("algorithm", key.algorithm())
                .setParameter("jwk", key.jwk())
                .setParameter("now", now)
                .executeUpdate();
    }

    void act(String kid, KeyState state, String reason, String by, Instant now) {
        entities.createNativeQuery("""
                        insert into signing_key_act (kid, state, reason, at, by) values (:kid, :state, :reason, :now, :by)
                        """)
                .setParameter("kid", kid)
                .setParameter("state", state.name())
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
    }

    private static RingKey key(@Nullable Object[] row) {
        return new RingKey(
                ((Number) row[0]).longValue(),
                (String) row[1],
                Purpose.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                (Instant) row[5],
                KeyState.valueOf((String) row[6]),
                (String) row[7],
                (Instant) row[8],
                Optional.ofNullable((Instant) row[9]),
                Optional.ofNullable((Instant) row[10]));
    }
}
