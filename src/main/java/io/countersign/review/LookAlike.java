package io.countersign.review;

import java.util.UUID;

/**
 * Another client that people could take for this one.
 *
 * @param kind what looks alike
 * @param shown the other client's name or host, as it stands in its document
 */
public record LookAlike(UUID client, String clientId, String namespace, Kind kind, String shown) {

    /** What can look alike. */
    public enum Kind {
        NAME,
        HOST
    }

    /**
     * A name or host, and the form of it that is equal for all that look like it (UTS #39).
     *
     * @param shown as it stands in the document
     */
    record Key(Kind kind, String folded, String shown) {}
}
