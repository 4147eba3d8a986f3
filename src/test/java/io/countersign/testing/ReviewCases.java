package io.countersign.testing;

import io.countersign.check.CheckResult;
import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.document.ChangeClass;
import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.review.Decision;
import io.countersign.review.Dossier;
import io.countersign.review.Evidence;
import io.countersign.review.Origin;
import io.countersign.review.ReviewCommand;
import io.countersign.review.ReviewState;
import io.countersign.review.Submission;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.review.policy.Freeze;
import io.countersign.review.policy.PolicyState;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.review.policy.RiskClass;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A submission in each state and everything that can be asked of it, guards kept and broken, in words. */
public final class ReviewCases {

    /** The moment at which everything is asked. */
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final int BASE = 3;
    private static final int ROUND = 2;
    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final CheckedDocument DRAFT = document("Acme Notes");
    private static final CheckedDocument OTHER = document("Acme Notes 2");

    private static final PolicyTerms ONE = terms(Map.of(Role.REVIEWER, 1), Map.of(), Set.of(), List.of());
    private static final PolicyTerms TWO = terms(Map.of(Role.REVIEWER, 2), Map.of(), Set.of(), List.of());
    private static final PolicyTerms ADMIN = terms(Map.of(Role.SECURITY_ADMIN, 1), Map.of(), Set.of(), List.of());
    private static final PolicyTerms RULE =
            terms(Map.of(Role.REVIEWER, 1), Map.of(), Set.of(ChangeClass.OTHER), List.of());
    private static final PolicyTerms ATTESTED = terms(
            Map.of(Role.REVIEWER, 1), Map.of(EvidenceKind.OWNER_ATTESTATION, Duration.ofDays(7)), Set.of(), List.of());
    private static final PolicyTerms FROZEN = terms(
            Map.of(Role.REVIEWER, 1),
            Map.of(),
            Set.of(),
            List.of(new Freeze(NOW.minusSeconds(1), NOW.plusSeconds(1), "end of the year")));

    /** Commands that differ from the submission in nothing, and those that name or carry something else. */
    public static final Map<String, Case> COMMANDS = commands();

    private ReviewCases() {}

    /**
     * One thing that can be asked.
     *
     * @param way the name under which the page lists it: cases that lead elsewhere have names of their own
     * @param command what somebody asks
     * @param dossier what counts for the submission, by its state and by who asks
     */
    public record Case(String way, Function<Actor, ReviewCommand> command, Facts dossier) {}

    /** What counts for a submission in a state when somebody asks. */
    @FunctionalInterface
    public interface Facts {
        /** All that counts. */
        Dossier of(ReviewState state, Actor actor);
    }

    /** A submission of {@link Cast#NAMESPACE} in the state, whose drafts {@link Cast#WRITERS} wrote. */
    public static Submission submission(ReviewState state) {
        return new Submission(
                1,
                new UUID(0, 1),
                new UUID(0, 2),
                Cast.NAMESPACE,
                state,
                Origin.SUBMITTED,
                BASE,
                DRAFT.digest(),
                ROUND,
                "alice",
                Cast.WRITERS,
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }

    private static Map<String, Case> commands() {
        Digest draft = DRAFT.digest();
        Digest other = OTHER.digest();
        Map<String, Case> commands = new LinkedHashMap<>();
        commands.put("Revise", plain(new ReviewCommand.Revise(OTHER)));
        commands.put("Submit", plain(new ReviewCommand.Submit(DRAFT)));
        commands.put("Submit other bytes than the draft", plain(new ReviewCommand.Submit(OTHER)));
        commands.put(
                "Submit what passes by rule",
                new Case(
                        "Submit (passes by rule)",
                        _ -> new ReviewCommand.Submit(DRAFT),
                        (_, _) -> dossier(Optional.of(RULE), Set.of(ChangeClass.OTHER), List.of(), List.of())));
        commands.put(
                "Submit more than passes by rule",
                new Case(
                        "Submit",
                        _ -> new ReviewCommand.Submit(DRAFT),
                        (_, _) -> dossier(
                                Optional.of(RULE),
                                Set.of(ChangeClass.OTHER, ChangeClass.DISPLAY),
                                List.of(),
                                List.of())));
        commands.put("Withdraw", plain(new ReviewCommand.Withdraw()));
        commands.put("Approve", approve("Approve", draft, met(ONE)));
        commands.put("Approve other bytes", approve("Approve", other, met(ONE)));
        commands.put(
                "Approve where more is missing",
                approve("Approve (more is missing)", draft, (_, _) -> of(ATTESTED, List.of(), List.of())));
        commands.put(
                "Approve without a policy",
                approve(
                        "Approve (more is missing)",
                        draft,
                        (_, _) -> new Dossier(
                                Optional.empty(), Set.of(ChangeClass.SECURITY), List.of(), List.of(), NOW)));
        commands.put(
                "Approve a second time",
                approve(
                        "Approve (more is missing)",
                        draft,
                        (_, actor) -> of(TWO, List.of(approval(actor.subject(), actor.roles(), NOW)), List.of())));
        commands.put(
                "Approve under a policy of security admins",
                approve(
                        "Approve",
                        draft,
                        (state, _) -> ends(state)
                                ? of(ADMIN, List.of(approval("erna", Set.of(Role.SECURITY_ADMIN), NOW)), List.of())
                                : of(ADMIN, List.of(), List.of())));
        commands.put("Reject", plain(new ReviewCommand.Reject(draft)));
        commands.put("Reject other bytes", plain(new ReviewCommand.Reject(other)));
        commands.put("RequestChanges", plain(new ReviewCommand.RequestChanges(draft)));
        commands.put("RequestChanges of other bytes", plain(new ReviewCommand.RequestChanges(other)));
        Facts lacksAttestation =
                (_, _) -> of(ATTESTED, List.of(approval("dave", Set.of(Role.REVIEWER), NOW)), List.of());
        commands.put(
                "Provide the attestation that is missing",
                provide("Provide (the last thing missing)", EvidenceKind.OWNER_ATTESTATION, draft, lacksAttestation));
        commands.put(
                "Provide an attestation of other bytes",
                provide("Provide", EvidenceKind.OWNER_ATTESTATION, other, lacksAttestation));
        commands.put(
                "Provide an attestation that is no owner's",
                new Case(
                        "Provide",
                        _ -> new ReviewCommand.Provide(evidence(EvidenceKind.OWNER_ATTESTATION, draft, NOW), false),
                        lacksAttestation));
        commands.put(
                "Provide a security review", provide("Provide", EvidenceKind.SECURITY_REVIEW, draft, lacksAttestation));
        commands.put(
                "Provide the proof of a domain",
                provide("Provide", EvidenceKind.DOMAIN_CONTROL, draft, lacksAttestation));
        commands.put(
                "Provide evidence from tomorrow",
                new Case(
                        "Provide",
                        _ -> new ReviewCommand.Provide(
                                evidence(EvidenceKind.PRIVACY_REVIEW, draft, NOW.plus(Duration.ofDays(1))), true),
                        lacksAttestation));
        List<Decision> approved = List.of(approval("dave", Set.of(Role.REVIEWER), NOW));
        commands.put("Weigh", weigh((_, _) -> of(ONE, approved, List.of())));
        commands.put("Weigh what is not met yet", weigh(lacksAttestation));
        commands.put(
                "Weigh without a policy",
                weigh((_, _) -> dossier(Optional.empty(), Set.of(ChangeClass.SECURITY), approved, List.of())));
        commands.put("Publish", publish(DRAFT, draft, BASE, true, met(ONE)));
        commands.put("Publish naming other bytes", publish(DRAFT, other, BASE, true, met(ONE)));
        commands.put("Publish when other bytes are stored", publish(OTHER, draft, BASE, true, met(ONE)));
        commands.put("Publish when the base has moved", publish(DRAFT, draft, BASE + 1, true, met(ONE)));
        commands.put("Publish other bytes when the base has moved", publish(OTHER, other, BASE + 1, true, met(ONE)));
        commands.put("Publish on a host that is not proved", publish(DRAFT, draft, BASE, false, met(ONE)));
        commands.put("Publish in a freeze", publish(DRAFT, draft, BASE, true, met(FROZEN)));
        commands.put(
                "Publish without a policy",
                publish(
                        DRAFT,
                        draft,
                        BASE,
                        true,
                        (_, _) -> new Dossier(
                                Optional.empty(),
                                Set.of(ChangeClass.SECURITY),
                                List.of(approval("dave", Set.of(Role.REVIEWER), NOW)),
                                List.of(),
                                NOW)));
        commands.put(
                "Publish what a stricter policy does not let through", publish(DRAFT, draft, BASE, true, met(TWO)));
        commands.put(
                "Publish on an approval that ran out",
                publish(
                        DRAFT,
                        draft,
                        BASE,
                        true,
                        (_, _) -> of(
                                ONE,
                                List.of(approval("dave", Set.of(Role.REVIEWER), NOW.minus(VALIDITY))),
                                List.of())));
        return commands;
    }

    private static Case plain(ReviewCommand command) {
        return new Case(command.getClass().getSimpleName(), _ -> command, met(ONE));
    }

    private static Case approve(String way, Digest digest, Facts dossier) {
        return new Case(
                way,
                actor -> new ReviewCommand.Approve(new Decision(
                        new UUID(1, 1),
                        Decision.Outcome.APPROVED,
                        digest,
                        ROUND,
                        actor.subject(),
                        actor.roles(),
                        null,
                        NOW)),
                dossier);
    }

    private static Case weigh(Facts dossier) {
        return new Case("Weigh", _ -> new ReviewCommand.Weigh(), dossier);
    }

    private static Case provide(String way, EvidenceKind kind, Digest digest, Facts dossier) {
        return new Case(way, _ -> new ReviewCommand.Provide(evidence(kind, digest, NOW), true), dossier);
    }

    private static Case publish(CheckedDocument stored, Digest named, int latest, boolean hostProved, Facts dossier) {
        return new Case("Publish", _ -> new ReviewCommand.Publish(stored, named, latest, hostProved), dossier);
    }

    /** One reviewer has approved wherever the submission has come that far. */
    private static Facts met(PolicyTerms terms) {
        return (state, _) ->
                of(terms, ends(state) ? List.of(approval("dave", Set.of(Role.REVIEWER), NOW)) : List.of(), List.of());
    }

    private static boolean ends(ReviewState state) {
        return state == ReviewState.APPROVED || state == ReviewState.PUBLISHED;
    }

    private static Dossier of(PolicyTerms terms, List<Decision> decisions, List<Evidence> evidence) {
        return dossier(Optional.of(terms), Set.of(ChangeClass.SECURITY), decisions, evidence);
    }

    private static Dossier dossier(
            Optional<PolicyTerms> terms, Set<ChangeClass> changes, List<Decision> decisions, List<Evidence> evidence) {
        return new Dossier(terms.map(ReviewCases::policy), changes, new ArrayList<>(decisions), evidence, NOW);
    }

    /** A policy in force with these terms. */
    public static ReviewPolicy policy(PolicyTerms terms) {
        return new ReviewPolicy(
                1,
                new UUID(3, 3),
                new ReviewPolicy.Scope(null, RiskClass.HIGH),
                1,
                0,
                terms,
                "because",
                "erin",
                Instant.EPOCH,
                PolicyState.IN_FORCE);
    }

    private static PolicyTerms terms(
            Map<Role, Integer> approvals,
            Map<EvidenceKind, Duration> evidence,
            Set<ChangeClass> withoutPeople,
            List<Freeze> freezes) {
        return new PolicyTerms(approvals, evidence, withoutPeople, VALIDITY, freezes);
    }

    private static Decision approval(String subject, Set<Role> roles, Instant at) {
        return new Decision(new UUID(2, 2), Decision.Outcome.APPROVED, DRAFT.digest(), ROUND, subject, roles, null, at);
    }

    private static Evidence evidence(EvidenceKind kind, Digest digest, Instant observedAt) {
        return new Evidence(new UUID(4, 4), kind, digest, "somebody", NOW, observedAt, null, null, "said so");
    }

    private static CheckedDocument document(String name) {
        ClientId id = ClientId.parse("https://acme.example/oauth/notes.json");
        byte[] bytes = """
                {"client_id":"%s","client_name":"%s","redirect_uris":["https://acme.example/cb"],\
                "token_endpoint_auth_method":"none"}""".formatted(id, name).getBytes(StandardCharsets.UTF_8);
        return switch (new Checker().check(id, bytes)) {
            case CheckResult.Passed(CheckedDocument document) -> document;
            case CheckResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
