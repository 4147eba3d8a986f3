package io.countersign.review;

import io.countersign.document.ChangeClass;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.review.policy.Quorum;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that counts for or against a submission at one moment, weighed as a pure function: which approvals and evidence stand, and
 * what the policy makes of them.
 *
 * @param policy the policy that governs now; empty when none does
 * @param changes the classes of what the submission changes; every class for a first version, none when nothing changes
 * @param decisions every decision on the submission, in their order
 * @param evidence every piece of evidence for the submission
 */
public record Dossier(
        Optional<ReviewPolicy> policy,
        Set<ChangeClass> changes,
        List<Decision> decisions,
        List<Evidence> evidence,
        Instant now) {

    public Dossier {
        changes = Set.copyOf(changes);
        decisions = List.copyOf(decisions);
        evidence = List.copyOf(evidence);
    }

    /** The dossier with one decision more. */
    public Dossier with(Decision decision) {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(decision);
        return new Dossier(policy, changes, more, evidence, now);
    }

    /** The dossier with one piece of evidence more. */
    public Dossier with(Evidence fact) {
        List<Evidence> more = new ArrayList<>(evidence);
        more.add(fact);
        return new Dossier(policy, changes, decisions, more, now);
    }

    /** What the policy makes of the submission. */
    public Assessment assess(Submission submission) {
        if (policy.isEmpty()) {
            return new Assessment.Undecided();
        }
        PolicyTerms terms = policy.get().terms();
        List<Missing> missing = new ArrayList<>(missingEvidence(submission, terms));
        Optional<Instant> ruled = ruled(submission, terms);
        if (ruled.isPresent()) {
            return settle(missing, ruled.get());
        }
        Quorum quorum = Quorum.of(
                terms.approvals(),
                approvals(submission).stream().map(Decision::approval).toList());
        quorum.vacant().stream().map(Missing::approvals).forEach(missing::add);
        Instant first = quorum.counted().stream()
                .map(Quorum.Approval::at)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return settle(missing, first.plus(terms.validity()));
    }

    private static Assessment settle(List<Missing> missing, Instant until) {
        return missing.isEmpty() ? new Assessment.Met(until) : new Assessment.Unmet(missing);
    }

    /**
     * The approvals that count: of these very bytes, in this round, still valid, by people who wrote no draft of the submission,
     * the newest of each.
     */
    public List<Decision> approvals(Submission submission) {
        return decisions.stream()
                .filter(decision -> decision.outcome() == Decision.Outcome.APPROVED && !decision.isByRule())
                .filter(decision -> stands(decision, submission))
                .filter(decision -> !submission.authors().contains(decision.reviewer()))
                .toList();
    }

    /** Whether the policy lets the submission pass without people. */
    public boolean passesByRule() {
        return policy.filter(
                        it -> !changes.isEmpty() && it.terms().withoutPeople().containsAll(changes))
                .isPresent();
    }

    /** The kinds of evidence that the policy asks for and their age; the newest of each first. */
    public Map<EvidenceKind, List<Evidence>> evidenceOn(Submission submission) {
        Map<EvidenceKind, List<Evidence>> byKind = new EnumMap<>(EvidenceKind.class);
        evidence.stream()
                .filter(fact -> fact.digest().equals(submission.digest()))
                // who wrote a draft after reporting on it is no independent reviewer any more
                .filter(fact -> !(fact.kind().isReport() && submission.authors().contains(fact.providedBy())))
                .sorted(Comparator.comparing(Evidence::observedAt).reversed())
                .forEach(fact -> byKind.computeIfAbsent(fact.kind(), _ -> new ArrayList<>())
                        .add(fact));
        return byKind;
    }

    /** The roles that may decide: reviewers always, and those that the policy names. */
    public Role[] deciders() {
        return ReviewPolicy.deciders(policy);
    }

    /** Until when the decision of the rule holds, where a rule lets the submission pass now. */
    private Optional<Instant> ruled(Submission submission, PolicyTerms terms) {
        if (!passesByRule()) {
            return Optional.empty();
        }
        Instant since = decisions.stream()
                .filter(Decision::isByRule)
                .filter(decision -> stands(decision, submission))
                .map(Decision::decidedAt)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return Optional.of(since.plus(terms.validity()));
    }

    private boolean stands(Decision decision, Submission submission) {
        boolean valid = policy.map(it -> decision.decidedAt().plus(it.terms().validity()))
                .map(end -> end.isAfter(now))
                .orElse(true);
        return valid && decision.digest().equals(submission.digest()) && decision.round() == submission.round();
    }

    private List<Missing> missingEvidence(Submission submission, PolicyTerms terms) {
        Map<EvidenceKind, List<Evidence>> there = evidenceOn(submission);
        return terms.evidence().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(asked -> there.getOrDefault(asked.getKey(), List.of()).stream()
                        .noneMatch(fact -> isFresh(fact, asked.getValue())))
                .map(asked -> Missing.evidence(
                        asked.getKey().wire(), PolicyTerms.text(asked.getValue()), newest(there.get(asked.getKey()))))
                .toList();
    }

    private boolean isFresh(Evidence fact, Duration greatestAge) {
        return !fact.observedAt().isAfter(now)
                && fact.observedAt().plus(greatestAge).isAfter(now);
    }

    private static String newest(@Nullable List<Evidence> facts) {
        return facts == null ? "" : facts.getFirst().observedAt().toString();
    }
}
