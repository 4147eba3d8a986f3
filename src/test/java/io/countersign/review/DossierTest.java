package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.document.ChangeClass;
import io.countersign.document.Digest;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Role;
import io.countersign.testing.ReviewCases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Quorum, evidence age, author conflicts and expiry, against {@code tables/policy.txt}. */
class DossierTest {
    private static final Instant NOW = ReviewCases.NOW;
    private static final Digest BYTES = digest("these");
    private static final int ROUND = 2;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/tables/policy.txt", delimiter = '|', numLinesToSkip = 4)
    void assesses(String name, String asks, String approvals, String evidence, String changes, String result) {
        Dossier dossier = new Dossier(
                policy(asks),
                words(changes, "\\+")
                        .map(it -> ChangeClass.valueOf(it.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                words(approvals, " ").map(DossierTest::decision).toList(),
                words(evidence, " ").map(DossierTest::evidence).toList(),
                NOW);
        assertThat(said(dossier.assess(submission()))).as(name).isEqualTo(result);
    }

    private static String said(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Met(var until) ->
                "met " + Duration.between(NOW, until).toDays();
            case Assessment.Undecided _ -> "undecided";
            case Assessment.Unmet(var missing) ->
                missing.stream()
                        .map(it -> it.kind().equals("evidence")
                                ? it.what()
                                : it.what() + " " + it.has() + "/" + it.asked())
                        .collect(Collectors.joining("; "));
        };
    }

    private static Submission submission() {
        return new Submission(
                1,
                new UUID(0, 1),
                new UUID(0, 2),
                "acme",
                ReviewState.IN_REVIEW,
                Origin.SUBMITTED,
                1,
                BYTES,
                ROUND,
                "alice",
                Set.of("alice", "carl"),
                NOW,
                NOW,
                0);
    }

    private static Optional<ReviewPolicy> policy(String asks) {
        if (asks.equals("-")) {
            return Optional.empty();
        }
        Map<Role, Integer> approvals = new HashMap<>();
        Map<EvidenceKind, Duration> evidence = new HashMap<>();
        Set<ChangeClass> rule = new HashSet<>();
        Duration validity = Duration.ZERO;
        for (String word : asks.split(" ", -1)) {
            String[] parts = word.split("[:<=]", -1);
            if (word.contains(":")) {
                approvals.put(Role.of(parts[0]).orElseThrow(), Integer.valueOf(parts[1]));
            } else if (word.contains("<")) {
                evidence.put(EvidenceKind.of(parts[0]).orElseThrow(), Duration.ofDays(Long.parseLong(parts[1])));
            } else if (parts[0].equals("rule")) {
                Arrays.stream(parts[1].split("\\+", -1))
                        .forEach(it -> rule.add(ChangeClass.valueOf(it.toUpperCase(Locale.ROOT))));
            } else {
                validity = Duration.ofDays(Long.parseLong(parts[1]));
            }
        }
        return Optional.of(ReviewCases.policy(new PolicyTerms(approvals, evidence, rule, validity, List.of())));
    }

    private static Decision decision(String word) {
        String[] parts = word.split("[/@~]", -1);
        Set<Role> roles = Arrays.stream(parts[1].split("\\+", -1))
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Decision(
                new UUID(1, word.hashCode()),
                Decision.Outcome.APPROVED,
                word.endsWith("~bytes") ? digest("others") : BYTES,
                word.endsWith("~round") ? ROUND - 1 : ROUND,
                parts[0].equals("rule") ? Decision.byRule(new UUID(3, 3)) : parts[0],
                roles,
                null,
                NOW.minus(Duration.ofDays(Long.parseLong(parts[2]))));
    }

    private static Evidence evidence(String word) {
        String[] parts = word.split("[@~/]", -1);
        Instant at = NOW.minus(Duration.ofDays(Long.parseLong(parts[1])));
        return new Evidence(
                new UUID(4, word.hashCode()),
                EvidenceKind.of(parts[0]).orElseThrow(),
                word.endsWith("~bytes") ? digest("others") : BYTES,
                word.contains("/") ? parts[2] : "somebody",
                NOW,
                at,
                null,
                null,
                "said so");
    }

    private static Stream<String> words(String cell, String separator) {
        return cell.equals("-") ? Stream.empty() : Arrays.stream(cell.split(separator, -1));
    }

    private static Digest digest(String bytes) {
        return Digest.of(bytes.getBytes(StandardCharsets.UTF_8));
    }
}
