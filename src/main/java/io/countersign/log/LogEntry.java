package io.countersign.log;

import java.time.Instant;
import java.util.Map;

/**
 * One governance act, as it stands in the log for ever.
 *
 * @param index its place, from 0, without gaps
 * @param actor the subject who acted
 * @param act what was done, for example {@code submission.approved}
 * @param subject what it was done to: a client ID, or the name of a namespace
 * @param detail what is needed to tell the act from others of its kind; no personal data beyond the actor
 */
public record LogEntry(long index, Instant at, String actor, String act, String subject, Map<String, String> detail) {

    public LogEntry {
        detail = Map.copyOf(detail);
    }
}
