package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** The keys used in the last day and what was answered. */
@ApplicationScoped
class IdempotencyRepository {

    private final EntityManager entities;

    IdempotencyRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Used(String fingerprint, String answer) {}

    /** Takes the key; false when it is taken. Waits for another transaction that is about to take it. */
    boolean reserve(String actor, String key, String fingerprint, Instant now) {
        return entities.createNativeQuery("""
                        insert into idempotency_key (actor, key, fingerprint, created_at)
                        values (:actor, :key, :fingerprint, :now)
                        on conflict (actor, key) do nothing
                        """)
                        .setParameter("actor", actor)
                        .setParameter("key", key)
                        .setParameter("fingerprint", fingerprint)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    void answered(String actor, String key, String answer) {
        entities.createNativeQuery("update idempotency_key set answer = :answer where actor = :actor and key = :key")
                .setParameter("answer", answer)
                .setParameter("actor", actor)
                .setParameter("key", key)
                .executeUpdate();
    }

    Used used(String actor, String key) {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select fingerprint, answer from idempotency_key where actor = :actor and key = :key",
                        Object[].class)
                .setParameter("actor", actor)
                .setParameter("key", key)
                .getSingleResult();
        return new Used((String) row[0], (String) row[1]);
    }

    void forgetBefore(Instant oldest) {
        entities.createNativeQuery("delete from idempotency_key where created_at < :oldest")
                .setParameter("oldest", oldest)
                .executeUpdate();
    }
}
