package io.countersign.review;

/** Refuses evidence that proves nothing; nothing was done. */
public final class EvidenceRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    EvidenceRefused(String reason) {
        super(reason);
    }
}
