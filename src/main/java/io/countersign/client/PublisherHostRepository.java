package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The rows of publisher hosts. */
@ApplicationScoped
class PublisherHostRepository implements PanacheRepositoryBase<PublisherHostEntity, String> {

    private final Session entities;

    PublisherHostRepository(Session entities) {
        this.entities = entities;
    }

    PublisherHost insert(String host, String namespace, Environment environment, String challenge) {
        PublisherHostEntity row = new PublisherHostEntity();
        row.host = host;
        row.namespace = namespace;
        row.environment = environment;
        row.challenge = challenge;
        persistAndFlush(row);
        return row.publisherHost();
    }

    Optional<PublisherHost> named(String host) {
        return findByIdOptional(host).map(PublisherHostEntity::publisherHost);
    }

    /** Whether a host name is a publisher host, on whatever port. */
    boolean isPublished(String name) {
        return count("host = ?1 or host like concat(?1, ':%')", name) > 0;
    }

    boolean anyTaken(Collection<String> hosts) {
        return count("host in ?1", hosts) > 0;
    }

    /** All hosts of these namespaces. */
    List<PublisherHost> of(Collection<String> namespaces) {
        return list("namespace in ?1", Sort.by("ordinal"), namespaces).stream()
                .map(PublisherHostEntity::publisherHost)
                .toList();
    }

    /** Lets one transaction at a time write about a host. */
    void lock(String host) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))", Integer.class)
                .setParameter("name", "host " + host)
                .getSingleResult();
    }

    /** Hosts that are due to be checked, the longest due first. */
    List<PublisherHost> due(Instant now, int limit) {
        List<String> names = entities.createNativeQuery("""
                        select h.host from publisher_host h left join host_check c on c.host = h.host
                        where c.due is null or c.due <= :now order by c.due nulls first, h.ordinal limit :limit
                        """, String.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        return names.stream().map(this::named).flatMap(Optional::stream).toList();
    }

    /** Takes a host that is due, until it is due again; false when another replica has it. */
    boolean claim(String host, Instant now, Instant next) {
        return entities.createNativeMutationQuery("""
                        insert into host_check (host, due) values (:host, :next)
                        on conflict (host) do update set due = excluded.due where host_check.due <= :now
                        """)
                        .setParameter("host", host)
                        .setParameter("next", next)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** How many hosts are in each state at that time. */
    Map<HostState, Long> states(Instant now) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select case when p.expires_at is null then 'UNPROVED' when p.expires_at > :now then 'PROVED'
                        else 'EXPIRED' end, count(*)
                        from publisher_host h left join lateral (
                          select expires_at from host_proof where host = h.host and expires_at is not null
                          order by ordinal desc limit 1) p on true
                        group by 1
                        """, Object[].class)
                .setParameter("now", now)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> HostState.valueOf((String) row[0]), row -> (Long) row[1]));
    }

    /** The next hosts of a namespace. */
    List<PublisherHost> after(String namespace, long cursor, int limit) {
        return find("namespace = ?1 and ordinal > ?2", Sort.by("ordinal"), namespace, cursor)
                .page(0, limit)
                .list()
                .stream()
                .map(PublisherHostEntity::publisherHost)
                .toList();
    }
}
