package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of members, and from it who is one now: whose newest row says added. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<MemberEntity, Long> {

    private static final String CURRENT = """
            from MemberEntity m where m.namespace = ?1 and m.act = ADDED and not exists (
              select 1 from MemberEntity n where n.namespace = m.namespace and n.position = m.position
              and n.subject = m.subject and n.ordinal > m.ordinal)
            """;

    private final EntityManager entities;

    MemberRepository(EntityManager entities) {
        this.entities = entities;
    }

    Member append(
            String namespace, String subject, Member.Position position, MemberEntity.Act act, Instant at, String by) {
        MemberEntity row = new MemberEntity();
        row.namespace = namespace;
        row.subject = subject;
        row.position = position;
        row.act = act;
        row.at = at;
        row.by = by;
        persistAndFlush(row);
        return row.member();
    }

    /** Lets one transaction at a time change the members of a namespace. */
    void lock(String namespace) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", "members of " + namespace)
                .getSingleResult();
    }

    Optional<Member> named(String namespace, Member.Position position, String subject) {
        return find(CURRENT + " and m.position = ?2 and m.subject = ?3", namespace, position, subject)
                .firstResultOptional()
                .map(MemberEntity::member);
    }

    long count(String namespace, Member.Position position) {
        return count(CURRENT + " and m.position = ?2", namespace, position);
    }

    List<Member> after(String namespace, long cursor, int limit) {
        return find(CURRENT + " and m.ordinal > ?2", Sort.by("m.ordinal"), namespace, cursor)
                .page(0, limit)
                .list()
                .stream()
                .map(MemberEntity::member)
                .toList();
    }
}
