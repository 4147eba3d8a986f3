package io.countersign.delivery.adapter;

import io.countersign.delivery.Evidence;
import java.util.List;

/**
 * What a harmless try of an adapter showed.
 *
 * @param faults what is wrong, in words of ours; empty when it works
 */
public record AdapterCheck(List<String> faults, List<Evidence> evidence) {

    /** Takes copies. */
    public AdapterCheck {
        faults = List.copyOf(faults);
        evidence = List.copyOf(evidence);
    }

    /** Whether it works. */
    public boolean works() {
        return faults.isEmpty();
    }
}
