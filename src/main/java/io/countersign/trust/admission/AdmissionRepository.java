package io.countersign.trust.admission;

import io.countersign.client.ClientKind;
import io.countersign.client.Environment;
import io.countersign.document.ClientId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads the active clients with their live documents. */
@ApplicationScoped
class AdmissionRepository {

    private static final int AT_ONCE = 500;

    private final Session entities;

    AdmissionRepository(Session entities) {
        this.entities = entities;
    }

    /** Clients of an environment that are active at that time, of all namespaces when that is null; in no order. */
    List<Admitted> active(Environment environment, @Nullable String namespace, Instant now, int limit) {
        try (Stream<Object[]> rows = entities.createNativeQuery("""
                        select c.client_id, c.kind, v.number, v.bytes, t.expires_at
                        from client c join client_trust t on t.client = c.id
                        cross join lateral (
                          select number, bytes from document_version where client = c.id order by number desc limit 1) v
                        where t.status = 'ACTIVE' and (t.expires_at is null or t.expires_at > :now)
                        and c.environment = :environment and c.namespace = coalesce(:namespace, c.namespace)
                        limit :limit
                        """, Object[].class)
                .setParameter("now", now)
                .setParameter("environment", environment.name())
                .setParameter("namespace", namespace, String.class)
                .setParameter("limit", limit)
                .setFetchSize(AT_ONCE)
                .getResultStream()) {
            return rows.map(AdmissionRepository::admitted).toList();
        }
    }

    private static Admitted admitted(Object[] row) {
        return Admitted.of(
                new ClientId((String) row[0]),
                ClientKind.valueOf((String) row[1]) == ClientKind.HOSTED,
                (Integer) row[2],
                (byte[]) row[3],
                Optional.ofNullable((Instant) row[4]));
    }
}
