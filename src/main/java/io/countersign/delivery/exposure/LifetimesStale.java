package io.countersign.delivery.exposure;

/** Refuses a change of lifetimes that somebody else changed since they were read; nothing was done. */
public final class LifetimesStale extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int revision;

    LifetimesStale(int revision) {
        super("the revision is " + revision);
        this.revision = revision;
    }

    /** The revision they are at. */
    public int revision() {
        return revision;
    }
}
