package io.countersign.trust.view;

/**
 * A row of the feed: something that answers depend on has changed.
 *
 * @param transaction which transaction changed it
 */
record Change(long ordinal, long transaction, Kind kind, String subject) {

    /** What has changed. */
    enum Kind {
        CLIENT,
        SERVER,
        RESOURCE,
        HOST,
        KEY
    }
}
