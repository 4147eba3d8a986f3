package io.countersign.log;

import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** The append-only record of every governance act: an entry is written in the transaction of its act, or not at all. */
@ApplicationScoped
public class Log {

    private final LogRepository entries;
    private final Clock clock;

    Log(LogRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Appends the entry of an act; the last step of the act's transaction, because acts wait for each other here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Actor actor, String act, String subject, Map<String, String> detail) {
        long index = entries.nextIndex();
        entries.insert(new LogEntry(index, clock.instant(), actor.subject(), act, subject, detail));
    }

    /** The entries after an index, oldest first; −1 starts at the beginning. */
    @Transactional
    public Page<LogEntry> after(Actor actor, long index, int limit) {
        actor.require(Role.AUDITOR, Role.SECURITY_ADMIN);
        return Page.of(entries.after(index, limit + 1), limit, LogEntry::index);
    }
}
