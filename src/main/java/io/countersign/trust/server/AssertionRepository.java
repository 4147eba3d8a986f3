package io.countersign.trust.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** The names of client assertions that were used, until they expire. */
@ApplicationScoped
class AssertionRepository {

    private final EntityManager entities;

    AssertionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Uses a name; false when it was used. Waits for another transaction that is about to use it. */
    boolean use(UUID server, String jti, Instant expiresAt) {
        return entities.createNativeQuery("""
                        insert into client_assertion (authorization_server, jti, expires_at)
                        values (:server, :jti, :expiresAt)
                        on conflict (authorization_server, jti) do nothing
                        """)
                        .setParameter("server", server)
                        .setParameter("jti", jti)
                        .setParameter("expiresAt", expiresAt)
                        .executeUpdate()
                == 1;
    }

    void forgetBefore(Instant moment) {
        entities.createNativeQuery("delete from client_assertion where expires_at < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
