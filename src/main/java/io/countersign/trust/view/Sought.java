package io.countersign.trust.view;

/** What the view says of a client ID. */
public sealed interface Sought permits PackedClient, Sought.Missing {

    /** Why there is no client. */
    enum Missing implements Sought {
        /** No version of it was ever published, and it was not revoked. */
        UNKNOWN,
        /** The view does not hold every client: the database knows. */
        NOT_HELD
    }
}
