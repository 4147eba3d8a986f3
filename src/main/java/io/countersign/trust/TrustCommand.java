package io.countersign.trust;

/** What can be asked of a client's trust. */
public sealed interface TrustCommand {

    /** An approved version goes live; asked by the review, which has decided who may. */
    record Publish() implements TrustCommand {}

    /** Stop for now. */
    record Suspend() implements TrustCommand {}

    /** Let it go on. */
    record Restore() implements TrustCommand {}

    /** Stop for ever. */
    record Revoke() implements TrustCommand {}
}
