package io.countersign.signing;

import java.time.Duration;
import java.time.Instant;

/** What can be asked of a signing key. */
public sealed interface KeyCommand {

    /**
     * Sign with it from now on.
     *
     * @param mounted whether this replica has its private half
     */
    record Activate(boolean mounted) implements KeyCommand {}

    /** Stop signing with it, because another of its purpose takes over. */
    record Supersede() implements KeyCommand {}

    /**
     * Take it out of the published set; asked by the service itself.
     *
     * @param since when it stopped signing
     * @param after how long it stays published from then on
     */
    record Retire(Instant since, Duration after) implements KeyCommand {}

    /** Never rely on it again. */
    record Compromise() implements KeyCommand {}
}
