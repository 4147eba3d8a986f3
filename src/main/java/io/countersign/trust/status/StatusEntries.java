package io.countersign.trust.status;

import io.countersign.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives each published version its place in a status list: one for ever, at a random index, never given again. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class StatusEntries {

    /** So many misses in a row happen never: seven in eight places are taken at most. */
    private static final int TRIES = 1000;

    private final StatusEntryRepository entries;
    private final Ids ids;

    StatusEntries(StatusEntryRepository entries, Ids ids) {
        this.entries = entries;
        this.ids = ids;
    }

    /** The place of a version; given now where it has none. */
    public StatusEntry of(UUID client, int number) {
        return entries.find(client, number).orElseGet(() -> allot(client, number));
    }

    private StatusEntry allot(UUID client, int number) {
        int list = entries.nextList();
        for (int tries = 0; tries < TRIES; tries++) {
            StatusEntry place = new StatusEntry(list, ids.below(StatusEntry.LIST_SIZE));
            if (entries.insert(client, number, place)) {
                return place;
            }
        }
        throw new IllegalStateException("status list %d has no free place".formatted(list));
    }
}
