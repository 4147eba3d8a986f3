package io.countersign.trust.admission;

/** Refuses an export of more clients than one may hold. */
public final class AdmissionTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    AdmissionTooLarge() {
        super("more than %d clients".formatted(AdmissionService.MOST));
    }
}
