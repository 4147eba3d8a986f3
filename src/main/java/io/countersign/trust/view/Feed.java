package io.countersign.trust.view;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** One replica's own line to the database: wakes when something changed, tells what, and reads it. */
interface Feed extends AutoCloseable {

    /** Which run of the database server this is; another one may have lost or gone back on what the last one said. */
    String server();

    /** What was committed since a watermark, and the next one; nothing is left out, though something may come twice. */
    Poll since(OptionalLong watermark);

    /** Returns as soon as something was committed, or when the time is over. */
    void await(Duration most);

    Surroundings surroundings(Names names);

    List<ClientFacts> clients(Collection<UUID> ids);

    /** The next clients in the order of their ordinals. */
    Batch clientsAfter(long ordinal, int limit);

    @Override
    void close();

    /** Everything that happened in transactions that were not over at the watermark. */
    record Poll(long watermark, List<Change> changes) {}

    /** Some clients, and the ordinal to go on from; empty at the end. */
    record Batch(List<ClientFacts> clients, long last) {}
}
