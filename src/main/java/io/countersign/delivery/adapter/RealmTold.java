package io.countersign.delivery.adapter;

import io.countersign.delivery.Evidence;
import io.countersign.delivery.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of telling one realm.
 *
 * @param is how the client is there; null where a step failed
 * @param failure the step; null where none failed
 */
record RealmTold(KeycloakClient.@Nullable Is is, @Nullable StepFailed failure, List<Evidence> evidence) {

    /** What a receipt has room for. */
    private static final int MOST_EVIDENCE = 200;

    RealmTold {
        evidence = List.copyOf(evidence);
    }

    /** What came of all realms; their evidence goes to what there was before. Only what is so in every realm is so. */
    static Outcome together(List<RealmTold> told, List<Evidence> evidence, Instant now) {
        told.forEach(it -> evidence.addAll(it.evidence()));
        List<Evidence> kept = evidence.subList(0, Math.min(evidence.size(), MOST_EVIDENCE));
        List<StepFailed> failures = new ArrayList<>();
        List<KeycloakClient.Is> states = new ArrayList<>();
        for (RealmTold it : told) {
            if (it.failure() != null) {
                failures.add(it.failure());
            } else {
                states.add(Objects.requireNonNull(it.is()));
            }
        }
        if (!failures.isEmpty()) {
            return failures.stream()
                    .filter(StepFailed::isUnreachable)
                    .findFirst()
                    .orElse(failures.getFirst())
                    .outcome(kept);
        }
        Instant doneAt = states.stream()
                .map(KeycloakClient.Is::doneAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
        return states.stream().allMatch(KeycloakClient.Is::verified)
                ? new Outcome.Verified(doneAt, now, kept)
                : new Outcome.Acknowledged(doneAt, kept);
    }
}
