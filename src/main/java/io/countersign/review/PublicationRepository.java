package io.countersign.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What let each version go live, and the names by which it can be confused with others. */
@ApplicationScoped
class PublicationRepository {

    private final EntityManager entities;

    PublicationRepository(EntityManager entities) {
        this.entities = entities;
    }

    void insert(Publication publication) {
        entities.createNativeQuery("""
                        insert into publication (client, number, submission, policy, approved_until)
                        values (:client, :number, :submission, :policy, :until)
                        """)
                .setParameter("client", publication.client())
                .setParameter("number", publication.number())
                .setParameter("submission", publication.submission())
                .setParameter("policy", publication.policy())
                .setParameter("until", publication.approvedUntil())
                .executeUpdate();
    }

    Optional<Publication> of(UUID client, int number) {
        return rows(entities.createNativeQuery("""
                        select submission, policy, approved_until from publication
                        where client = :client and number = :number
                        """)
                        .setParameter("client", client)
                        .setParameter("number", number))
                .map(row -> new Publication(client, number, (UUID) row[0], (UUID) row[1], (Instant) row[2]))
                .findFirst();
    }

    void insertKey(UUID client, int number, LookAlike.Key key) {
        entities.createNativeQuery("""
                        insert into look_alike_key (client, number, kind, key, shown)
                        values (:client, :number, :kind, :key, :shown) on conflict do nothing
                        """)
                .setParameter("client", client)
                .setParameter("number", number)
                .setParameter("kind", key.kind().name())
                .setParameter("key", key.folded())
                .setParameter("shown", key.shown())
                .executeUpdate();
    }

    /** Other clients whose live version has one of these keys, at most 20. */
    List<LookAlike> sharing(UUID client, LookAlike.Kind kind, List<String> folded) {
        return rows(entities.createNativeQuery("""
                        select distinct k.client, c.client_id, c.namespace, k.shown from look_alike_key k
                        join client c on c.id = k.client
                        where k.kind = :kind and k.key in (:keys) and k.client <> :client
                          and k.number = (select max(v.number) from document_version v where v.client = k.client)
                        order by c.client_id limit 20
                        """)
                        .setParameter("kind", kind.name())
                        .setParameter("keys", folded)
                        .setParameter("client", client))
                .map(row -> new LookAlike((UUID) row[0], (String) row[1], (String) row[2], kind, (String) row[3]))
                .toList();
    }

    @SuppressWarnings("unchecked") // a query of several columns answers arrays
    private static Stream<Object[]> rows(Query query) {
        return ((List<Object[]>) query.getResultList()).stream();
    }
}
