package io.countersign.trust.event;

import io.countersign.client.Environment;
import io.countersign.trust.TrustStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * One change of a client's trust: a fact, written in the transaction that made it true.
 *
 * @param act the act as the log names it, for example {@code client.revoked}
 * @param environment that of the client
 * @param status where the client stands since
 * @param version the live document version; 0 where there is none
 * @param reason what the person who acted said; may be empty
 * @param by the subject who acted
 */
public record TrustEvent(
        UUID id,
        EventType type,
        String act,
        UUID client,
        String clientId,
        Environment environment,
        TrustStatus status,
        int version,
        String reason,
        String by,
        Instant at) {

    /** The act that stops a client for now. */
    public static final String SUSPENDED = "client.suspended";

    /** The act that stops a client for ever. */
    public static final String REVOKED = "client.revoked";

    /** The act that lets a suspended client go on. */
    public static final String RESTORED = "client.restored";

    /** What the clock does to a client whose approval runs out. */
    public static final String EXPIRED = "client.expired";

    /** The act that takes a document version live. */
    public static final String PUBLISHED = "version.published";
}
