package io.countersign.trust;

/** Refuses an answer because what this replica knows cannot be proven young enough. */
public final class ViewStale extends RuntimeException {
    private static final long serialVersionUID = 1;
}
