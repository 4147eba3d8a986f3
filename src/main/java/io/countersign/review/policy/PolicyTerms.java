package io.countersign.review.policy;

import io.countersign.document.ChangeClass;
import io.countersign.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy asks for.
 *
 * @param approvals how many distinct people of each role must approve; at least one in all, at most 10 of a role
 * @param evidence which evidence there must be, and how old each may be
 * @param withoutPeople the classes of change that pass by rule when a submission changes nothing else
 * @param validity how long an approval is good for, before and after publication; a day to ten years
 * @param freezes when nothing is published; at most 50
 */
public record PolicyTerms(
        Map<Role, Integer> approvals,
        Map<EvidenceKind, Duration> evidence,
        Set<ChangeClass> withoutPeople,
        Duration validity,
        List<Freeze> freezes) {

    /** The most people of one role that a policy can ask for. */
    public static final int MOST_OF_A_ROLE = 10;

    /** The most freezes a policy can have. */
    public static final int MOST_FREEZES = 50;

    /** The shortest time an approval can be good for, and the longest. */
    public static final Duration SHORTEST = Duration.ofDays(1);

    /** The longest time an approval or a piece of evidence can be good for. */
    public static final Duration LONGEST = Duration.ofDays(3653);

    private static final Set<Role> DECIDERS = Set.of(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);

    /** Refuses terms by which somebody could approve by accident. */
    public PolicyTerms {
        approvals = Map.copyOf(approvals);
        evidence = Map.copyOf(evidence);
        withoutPeople = Set.copyOf(withoutPeople);
        freezes = List.copyOf(freezes);
        require(!approvals.isEmpty(), "approvals", "must ask for at least one person");
        require(DECIDERS.containsAll(approvals.keySet()), "approvals", "only reviewers, security admins and auditors");
        require(
                approvals.values().stream().allMatch(count -> count >= 1 && count <= MOST_OF_A_ROLE),
                "approvals",
                "1 to " + MOST_OF_A_ROLE + " people of a role");
        require(evidence.values().stream().allMatch(PolicyTerms::isAge), "evidence", "an age is PT1M to P3653D");
        require(
                validity.compareTo(SHORTEST) >= 0 && validity.compareTo(LONGEST) <= 0,
                "validity",
                "must be P1D to P3653D");
        require(freezes.size() <= MOST_FREEZES, "freezes", "at most " + MOST_FREEZES);
    }

    /** A duration in ISO 8601 as people wrote it: whole days as days, which Java would show as hours. */
    public static String text(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    /** The freeze that holds at a moment. */
    public Optional<Freeze> freezeAt(Instant now) {
        return freezes.stream().filter(freeze -> freeze.holds(now)).findFirst();
    }

    private static boolean isAge(Duration age) {
        return age.compareTo(Duration.ofMinutes(1)) >= 0 && age.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean holds, String member, String message) {
        if (!holds) {
            throw new TermsRefused(member, message);
        }
    }
}
