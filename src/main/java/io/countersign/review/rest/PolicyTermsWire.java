package io.countersign.review.rest;

import io.countersign.document.ChangeClass;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.review.policy.Freeze;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The terms of a policy as they are sent and shown: roles, evidence and change classes by their wire names, times in ISO 8601. */
public record PolicyTermsWire(
        @NotNull @Size(min = 1, max = 3) Map<@NotNull @Pattern(regexp = ROLES) String, @NotNull Integer> approvals,

        @Nullable @Size(max = 5)
        Map<@NotNull @Pattern(regexp = KINDS) String, @NotNull @Size(max = 32) String> evidence,

        @Nullable @Size(max = 3) List<@NotNull @Pattern(regexp = CLASSES) String> withoutPeople,
        @NotNull @Size(max = 32) String validity,

        @Nullable @Size(max = PolicyTerms.MOST_FREEZES) List<@NotNull @Valid FreezeWire> freezes) {

    static final String ROLES = "reviewer|security-admin|auditor";
    static final String KINDS = "domain-control|key-possession|owner-attestation|security-review|privacy-review";
    static final String CLASSES = "security|display|other";

    /** A window in which nothing is published. */
    public record FreezeWire(
            @NotNull Instant from,
            @NotNull Instant until,
            @NotBlank @Size(max = 200) String reason) {}

    static PolicyTermsWire of(PolicyTerms terms) {
        Map<String, Integer> approvals = new TreeMap<>();
        terms.approvals().forEach((role, count) -> approvals.put(role.wire(), count));
        Map<String, String> evidence = new TreeMap<>();
        terms.evidence().forEach((kind, age) -> evidence.put(kind.wire(), PolicyTerms.text(age)));
        return new PolicyTermsWire(
                approvals,
                evidence,
                terms.withoutPeople().stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                PolicyTerms.text(terms.validity()),
                terms.freezes().stream()
                        .map(freeze -> new FreezeWire(freeze.from(), freeze.until(), freeze.reason()))
                        .toList());
    }

    PolicyTerms terms() {
        return new PolicyTerms(
                approvals.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> Role.of(entry.getKey()).orElseThrow(), Map.Entry::getValue)),
                evidence == null
                        ? Map.of()
                        : evidence.entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> EvidenceKind.of(entry.getKey()).orElseThrow(),
                                        entry -> duration("evidence/" + entry.getKey(), entry.getValue()))),
                withoutPeople == null
                        ? java.util.Set.of()
                        : withoutPeople.stream()
                                .map(it -> ChangeClass.valueOf(it.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet()),
                duration("validity", validity),
                freezes == null
                        ? List.of()
                        : freezes.stream().map(PolicyTermsWire::freeze).toList());
    }

    private static Freeze freeze(FreezeWire wire) {
        if (!wire.from().isBefore(wire.until())) {
            throw InvalidTerm.problem("freezes", "a freeze ends after it begins");
        }
        return new Freeze(wire.from(), wire.until(), wire.reason());
    }

    private static Duration duration(String member, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidTerm.problem(member, "must be an ISO 8601 duration of days or smaller, such as P30D");
        }
    }
}
