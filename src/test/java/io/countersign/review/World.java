package io.countersign.review;

import io.countersign.check.CheckResult;
import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.document.ChangeClass;
import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.review.policy.Freeze;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.testing.ReviewCases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One client with one submission after the other, on which random people do random things; time and policies move too. */
final class World {

    /** What can happen. */
    enum Act {
        REVISE,
        SUBMIT,
        WITHDRAW,
        APPROVE,
        REJECT,
        REQUEST_CHANGES,
        PROVIDE,
        WEIGH,
        PUBLISH,
        TIME_PASSES,
        POLICY_CHANGES
    }

    /** A version that went live: what the oracle judges. */
    record Live(
            Digest digest,
            Instant at,
            Optional<PolicyTerms> terms,
            Set<ChangeClass> changes,
            UUID submission,
            boolean byRule) {}

    /** Something that happened, as a plain record of it. */
    record Happened(
            Act act,
            Instant at,
            String who,
            Set<Role> roles,
            Digest digest,
            UUID submission,
            String kind,
            Instant observed) {}

    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/notes.json");
    private static final List<CheckedDocument> DOCUMENTS =
            Stream.of("One", "Two", "Three").map(World::document).toList();
    private static final List<Actor> PEOPLE = List.of(
            new Actor("alice", Set.of(Role.AUTHOR), Set.of("acme")),
            new Actor("arthur", Set.of(Role.AUTHOR), Set.of("acme")),
            new Actor("bob", Set.of(Role.AUTHOR), Set.of("globex")),
            new Actor("carol", Set.of(Role.REVIEWER), Set.of()),
            new Actor("dave", Set.of(Role.REVIEWER), Set.of()),
            new Actor("emil", Set.of(Role.AUTHOR, Role.REVIEWER), Set.of("acme")),
            new Actor("erin", Set.of(Role.SECURITY_ADMIN), Set.of()),
            new Actor("sam", Set.of(Role.SECURITY_ADMIN, Role.REVIEWER), Set.of()),
            new Actor("nobody", Set.of(), Set.of("acme")));
    private static final List<Optional<PolicyTerms>> POLICIES = policies();

    private final Random random;
    private final List<Happened> history = new ArrayList<>();
    private final List<Live> live = new ArrayList<>();
    private final Map<Act, Integer> done = new EnumMap<>(Act.class);
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private Instant now = ReviewCases.NOW;
    private Optional<PolicyTerms> terms;
    private Set<ChangeClass> changes;
    private CheckedDocument draft;
    private Submission submission;
    private int ids;

    World(Random random) {
        this.random = random;
        this.terms = POLICIES.get(random.nextInt(POLICIES.size()));
        this.changes = Set.of(ChangeClass.values());
        this.draft = any(DOCUMENTS);
        this.submission = fresh();
    }

    List<Happened> history() {
        return history;
    }

    List<Live> live() {
        return live;
    }

    Map<Act, Integer> done() {
        return done;
    }

    /** Bytes that went live without anybody's doing. */
    Live neverApproved() {
        Digest nobodys = Digest.of("nobody's".getBytes(StandardCharsets.UTF_8));
        return new Live(nobodys, now, POLICIES.get(1), changes, submission.id(), false);
    }

    /** Lets one thing happen, allowed or not, and says what. */
    String step() {
        // people do the sensible thing often enough for sequences to get somewhere
        Act act = random.nextInt(3) > 0 ? sensible() : any(List.of(Act.values()));
        return switch (act) {
            case TIME_PASSES -> pass();
            case POLICY_CHANGES -> change();
            case REVISE, SUBMIT, WITHDRAW, APPROVE, REJECT, REQUEST_CHANGES, PROVIDE, WEIGH, PUBLISH ->
                ask(act, any(PEOPLE));
        };
    }

    private Act sensible() {
        return switch (submission.state()) {
            case DRAFT, CHANGES_REQUESTED -> Act.SUBMIT;
            case IN_REVIEW -> random.nextBoolean() ? Act.APPROVE : Act.PROVIDE;
            case APPROVED -> Act.PUBLISH;
            case PUBLISHED, REJECTED, WITHDRAWN -> Act.REVISE;
        };
    }

    private String pass() {
        now = now.plus(Duration.ofDays(1 + random.nextInt(40)));
        done.merge(Act.TIME_PASSES, 1, Integer::sum);
        return "it is " + now;
    }

    private String change() {
        terms = any(POLICIES);
        done.merge(Act.POLICY_CHANGES, 1, Integer::sum);
        return "policy " + terms;
    }

    private String ask(Act act, Actor actor) {
        if (Set.of(ReviewState.PUBLISHED, ReviewState.REJECTED, ReviewState.WITHDRAWN)
                .contains(submission.state())) {
            submission = fresh();
        }
        CheckedDocument document = random.nextInt(4) > 0 ? draft : any(DOCUMENTS);
        ReviewCommand command = command(act, actor, document);
        Dossier dossier = new Dossier(terms.map(ReviewCases::policy), changes, decisions, evidence, now);
        String said = actor.subject() + " " + act;
        return switch (ReviewProcess.decide(submission, command, actor, dossier)) {
            case ReviewProcess.Outcome.Refused(var reason) -> said + ": " + reason;
            case ReviewProcess.Outcome.Moved(var next) -> {
                apply(act, actor, command, next, dossier);
                done.merge(act, 1, Integer::sum);
                yield said + " -> " + next;
            }
        };
    }

    private ReviewCommand command(Act act, Actor actor, CheckedDocument document) {
        Digest digest = document.digest();
        return switch (act) {
            case REVISE -> new ReviewCommand.Revise(document);
            case SUBMIT -> new ReviewCommand.Submit(document);
            case WITHDRAW -> new ReviewCommand.Withdraw();
            case APPROVE -> new ReviewCommand.Approve(decision(actor, digest));
            case REJECT -> new ReviewCommand.Reject(digest);
            case REQUEST_CHANGES -> new ReviewCommand.RequestChanges(digest);
            case PROVIDE -> new ReviewCommand.Provide(fact(actor, digest), random.nextInt(4) > 0);
            case WEIGH -> new ReviewCommand.Weigh();
            case PUBLISH -> new ReviewCommand.Publish(document, digest, live.size(), random.nextInt(10) > 0);
            case TIME_PASSES, POLICY_CHANGES -> throw new IllegalStateException("nobody does this");
        };
    }

    /** Does what the services do with a decision of the process: rows, and nothing of their own. */
    private void apply(Act act, Actor actor, ReviewCommand command, ReviewState next, Dossier dossier) {
        Instant observed = command instanceof ReviewCommand.Provide provide
                ? provide.evidence().observedAt()
                : now;
        String kind = command instanceof ReviewCommand.Provide provide
                ? provide.evidence().kind().wire()
                : "";
        Digest about = command instanceof ReviewCommand.Revise(var document) ? document.digest() : submission.digest();
        history.add(new Happened(act, now, actor.subject(), actor.roles(), about, submission.id(), kind, observed));
        int round = submission.round() + (act == Act.SUBMIT ? 1 : 0);
        int base = act == Act.SUBMIT ? live.size() : submission.baseVersion();
        submission = submission.at(next, base, round);
        switch (command) {
            case ReviewCommand.Revise(var document) -> revised(actor, document);
            case ReviewCommand.Approve(var decision) -> decisions.add(decision);
            case ReviewCommand.Provide provide -> evidence.add(provide.evidence());
            case ReviewCommand.Submit _, ReviewCommand.Weigh _ -> {
                if (next == ReviewState.APPROVED && dossier.passesByRule()) {
                    decisions.add(byRule());
                }
            }
            case ReviewCommand.Publish _ -> published();
            case ReviewCommand.Withdraw _, ReviewCommand.Reject _, ReviewCommand.RequestChanges _ -> {}
        }
    }

    private void published() {
        boolean byRule =
                decisions.stream().anyMatch(it -> it.isByRule() && it.digest().equals(submission.digest()));
        live.add(new Live(submission.digest(), now, terms, changes, submission.id(), byRule));
    }

    private void revised(Actor actor, CheckedDocument document) {
        draft = document;
        Set<String> authors = new HashSet<>(submission.authors());
        authors.add(actor.subject());
        submission = submission(submission.id(), submission.state(), submission.round(), authors);
    }

    private Submission fresh() {
        decisions.clear();
        evidence.clear();
        changes = live.isEmpty() ? Set.of(ChangeClass.values()) : Set.of(any(List.of(ChangeClass.values())));
        UUID id = id();
        // alice hands it in
        history.add(new Happened(Act.REVISE, now, "alice", Set.of(Role.AUTHOR), draft.digest(), id, "", now));
        return submission(id, ReviewState.DRAFT, 0, Set.of("alice"));
    }

    private Submission submission(UUID id, ReviewState state, int round, Set<String> authors) {
        return new Submission(
                1,
                id,
                new UUID(0, 2),
                "acme",
                state,
                Origin.SUBMITTED,
                live.size(),
                draft.digest(),
                round,
                "alice",
                authors,
                now,
                now,
                0);
    }

    private Decision decision(Actor actor, Digest digest) {
        return new Decision(
                id(), Decision.Outcome.APPROVED, digest, submission.round(), actor.subject(), actor.roles(), null, now);
    }

    private Decision byRule() {
        return new Decision(
                id(),
                Decision.Outcome.APPROVED,
                submission.digest(),
                submission.round(),
                Decision.byRule(new UUID(3, 3)),
                Set.of(),
                null,
                now);
    }

    private Evidence fact(Actor actor, Digest digest) {
        EvidenceKind kind = any(List.of(EvidenceKind.values()));
        Instant observed = now.minus(Duration.ofDays(random.nextInt(60) - 2L));
        return new Evidence(id(), kind, digest, actor.subject(), now, observed, null, null, "said so");
    }

    private UUID id() {
        return new UUID(7, ids++);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<Optional<PolicyTerms>> policies() {
        Duration valid = Duration.ofDays(45);
        Freeze freeze = new Freeze(ReviewCases.NOW, ReviewCases.NOW.plus(Duration.ofDays(10)), "freeze");
        Map<EvidenceKind, Duration> reviewed = new HashMap<>(Map.of(EvidenceKind.SECURITY_REVIEW, Duration.ofDays(20)));
        return List.of(
                Optional.empty(),
                Optional.of(new PolicyTerms(Map.of(Role.REVIEWER, 2), Map.of(), Set.of(), valid, List.of())),
                Optional.of(new PolicyTerms(Map.of(Role.REVIEWER, 1), Map.of(), Set.of(), valid, List.of(freeze))),
                Optional.of(new PolicyTerms(
                        Map.of(Role.REVIEWER, 1, Role.SECURITY_ADMIN, 1), Map.of(), Set.of(), valid, List.of())),
                Optional.of(new PolicyTerms(Map.of(Role.REVIEWER, 1), reviewed, Set.of(), valid, List.of())),
                Optional.of(new PolicyTerms(
                        Map.of(Role.REVIEWER, 1), Map.of(), Set.of(ChangeClass.OTHER), valid, List.of())));
    }

    private static CheckedDocument document(String name) {
        byte[] bytes = """
                {"client_id":"%s","client_name":"%s","redirect_uris":["https://acme.example/cb"],\
                "token_endpoint_auth_method":"none"}""".formatted(ID, name).getBytes(StandardCharsets.UTF_8);
        return switch (new Checker().check(ID, bytes)) {
            case CheckResult.Passed(CheckedDocument document) -> document;
            case CheckResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
