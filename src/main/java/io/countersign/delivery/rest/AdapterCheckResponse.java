package io.countersign.delivery.rest;

import io.countersign.delivery.Evidence;
import io.countersign.delivery.adapter.AdapterCheck;
import java.util.List;

/** What a harmless try of an adapter showed. */
public record AdapterCheckResponse(boolean works, List<String> faults, List<Evidence> evidence) {

    static AdapterCheckResponse of(AdapterCheck check) {
        return new AdapterCheckResponse(check.works(), check.faults(), check.evidence());
    }
}
