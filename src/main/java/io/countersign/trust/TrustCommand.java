package io.countersign.trust;

import java.time.Instant;
import java.util.Optional;

/** What can be asked of a client's trust. */
public sealed interface TrustCommand {

    /** An approved version goes live; asked by the review, which has decided who may. */
    record Publish() implements TrustCommand {}

    /** Stop for now. */
    record Suspend() implements TrustCommand {}

    /**
     * Let it go on.
     *
     * @param asked who asked for this first, if somebody did since the suspension
     */
    record Restore(Optional<RestoreRequest> asked) implements TrustCommand {}

    /** Stop for ever. */
    record Revoke() implements TrustCommand {}

    /** Write down that the approval of the live version has run out. */
    record Expire(Instant expiresAt) implements TrustCommand {}

    /** The first of the two people that a restoration needs. */
    record RestoreRequest(String by, Instant at) {}
}
