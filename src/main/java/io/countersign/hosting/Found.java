package io.countersign.hosting;

/** What a URL names. */
sealed interface Found {

    Found NOTHING = new Nothing();
    Found TOMBSTONE = new Tombstone();
    Found UNREAD = new Unread();
    Found UNDECIDED = new Undecided();

    /** A client whose document is live. */
    record Live(Prepared answer) implements Found {}

    /** No client, or one that is not trusted now. */
    record Nothing() implements Found {}

    /** A client that was revoked for ever. */
    record Tombstone() implements Found {}

    /** Not known without the database. */
    record Unread() implements Found {}

    /** Not known at all, because what this replica knows is too old. */
    record Undecided() implements Found {}
}
