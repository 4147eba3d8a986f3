package io.countersign.review.policy;

import io.countersign.document.ChangeClass;
import io.countersign.security.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link PolicyTerms} as they are stored, in plain JSON values whose names stay when the code's change. */
@RegisterForReflection
record StoredTerms(
        Map<String, Integer> approvals,
        Map<String, String> evidence,
        List<String> withoutPeople,
        String validity,
        List<StoredFreeze> freezes) {

    /** A freeze as it is stored. */
    @RegisterForReflection
    record StoredFreeze(String from, String until, String reason) {}

    static StoredTerms of(PolicyTerms terms) {
        return new StoredTerms(
                terms.approvals().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().wire(), Map.Entry::getValue)),
                terms.evidence().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().wire(),
                                entry -> entry.getValue().toString())),
                terms.withoutPeople().stream().map(Enum::name).sorted().toList(),
                terms.validity().toString(),
                terms.freezes().stream()
                        .map(freeze -> new StoredFreeze(
                                freeze.from().toString(), freeze.until().toString(), freeze.reason()))
                        .toList());
    }

    PolicyTerms terms() {
        return new PolicyTerms(
                approvals.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> Role.of(entry.getKey()).orElseThrow(), Map.Entry::getValue)),
                evidence.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> EvidenceKind.of(entry.getKey()).orElseThrow(),
                                entry -> Duration.parse(entry.getValue()))),
                withoutPeople.stream().map(ChangeClass::valueOf).collect(Collectors.toSet()),
                Duration.parse(validity),
                freezes.stream()
                        .map(freeze -> new Freeze(
                                Instant.parse(freeze.from()), Instant.parse(freeze.until()), freeze.reason()))
                        .toList());
    }
}
