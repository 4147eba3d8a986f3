package io.countersign.trust.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The rows of places in status lists. */
@ApplicationScoped
class StatusEntryRepository {

    private final Session entities;

    StatusEntryRepository(Session entities) {
        this.entities = entities;
    }

    Optional<StatusEntry> find(UUID client, int number) {
        return entities.createNativeQuery(
                        "select list, idx from status_entry where client = :client and number = :number",
                        Object[].class)
                .setParameter("client", client)
                .setParameter("number", number)
                .uniqueResultOptional()
                .map(row -> new StatusEntry((Integer) row[0], (Integer) row[1]));
    }

    /** The list that the next place is in: a list is left once its soft size was given away. */
    int nextList() {
        return entities.createNativeQuery(
                        "select cast(nextval('status_entry_count') / :size as integer)", Integer.class)
                .setParameter("size", StatusEntry.LIST_SOFT_SIZE)
                .getSingleResult();
    }

    /** Takes a place for a version; false where another version has it. */
    boolean insert(UUID client, int number, StatusEntry place) {
        return entities.createNativeMutationQuery("""
                        insert into status_entry (client, number, list, idx) values (:client, :number, :list, :idx)
                        on conflict (list, idx) do nothing
                        """)
                        .setParameter("client", client)
                        .setParameter("number", number)
                        .setParameter("list", place.list())
                        .setParameter("idx", place.idx())
                        .executeUpdate()
                == 1;
    }
}
