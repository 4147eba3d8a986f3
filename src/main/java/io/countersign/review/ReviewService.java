package io.countersign.review;

import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.document.Digest;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes documents through review: every act is one decision of {@link ReviewProcess}, its rows and its log entry, or nothing. */
@ApplicationScoped
@Transactional
public class ReviewService {
    private static final int MOST_EVIDENCE = 200;

    private final SubmissionRepository submissions;
    private final DecisionRepository decisions;
    private final EvidenceRepository evidence;
    private final Dossiers dossiers;
    private final ClientService clients;
    private final Checker checker;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    ReviewService(
            SubmissionRepository submissions,
            DecisionRepository decisions,
            EvidenceRepository evidence,
            Dossiers dossiers,
            ClientService clients,
            Checker checker,
            Log log,
            Ids ids,
            Clock clock) {
        this.submissions = submissions;
        this.decisions = decisions;
        this.evidence = evidence;
        this.dossiers = dossiers;
        this.clients = clients;
        this.checker = checker;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Proposes the bytes as the client's next document version; as a draft they wait for their author. */
    public Submission propose(Actor actor, UUID clientId, byte[] bytes, boolean draft, Origin origin) {
        Client client = clients.client(actor, clientId);
        clients.within(actor, client.namespace()).requireAuthor(client.namespace());
        CheckedDocument document = checked(client, bytes);
        Instant now = clock.instant();
        Submission proposed = new Submission(
                0,
                ids.next(),
                clientId,
                client.namespace(),
                ReviewState.DRAFT,
                origin,
                client.latestVersion(),
                document.digest(),
                0,
                actor.subject(),
                writers(actor, origin),
                now,
                now,
                0);
        Submission stored = submissions.insert(proposed, document.bytes());
        if (!draft) {
            return submit(actor, stored, client, document);
        }
        record(actor, "submission.drafted", client, stored, Map.of("origin", origin(origin)));
        return stored;
    }

    /** Replaces the draft, unless the submission is no longer at the revision the caller read. */
    public Submission revise(Actor actor, UUID id, int revision, byte[] bytes) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        if (submission.revision() != revision) {
            throw new RevisionStale(submission.revision());
        }
        CheckedDocument document = checked(client, bytes);
        decide(submission, new ReviewCommand.Revise(document), actor, client);
        Submission revised = submissions.revise(submission, document, actor.subject(), clock.instant());
        record(actor, "submission.revised", client, revised, Map.of());
        return revised;
    }

    /** Hands a draft to the reviewers. */
    public Submission submit(Actor actor, UUID id) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        return submit(actor, submission, client, checked(client, submissions.bytes(id)));
    }

    private Submission submit(Actor actor, Submission draft, Client client, CheckedDocument document) {
        // what reviewers get to see is a change to what is live now, not to what was live when the draft began
        Submission rebased = draft.at(draft.state(), client.latestVersion(), draft.round());
        Dossier dossier = dossiers.of(rebased, client, document.bytes());
        ReviewState next = decide(rebased, new ReviewCommand.Submit(document), actor, dossier);
        Submission submitted = rebased.at(next, rebased.baseVersion(), rebased.round() + 1);
        Submission stored = submissions.move(submitted, clock.instant());
        record(actor, "submission.submitted", client, stored, Map.of("origin", origin(draft.origin())));
        if (next == ReviewState.APPROVED) {
            byRule(stored, client, dossier);
        }
        return stored;
    }

    private void byRule(Submission submission, Client client, Dossier dossier) {
        UUID policy = dossier.policy().orElseThrow().id();
        Decision decision = new Decision(
                ids.next(),
                Decision.Outcome.APPROVED,
                submission.digest(),
                submission.round(),
                Decision.byRule(policy),
                Set.of(),
                "the policy lets such changes pass without people",
                clock.instant());
        decisions.insert(submission.id(), decision);
        record(Actor.SYSTEM, "submission.approved", client, submission, Map.of("rule", policy.toString()));
    }

    /** Looks again whether the policy is met, where something changed that was no act on the submission. */
    public Submission weigh(Actor actor, UUID id) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        Dossier dossier = dossiers.of(submission, client, submissions.bytes(id));
        ReviewState next = decide(submission, new ReviewCommand.Weigh(), actor, dossier);
        Submission moved = moved(actor, "submission.weighed", client, submission, next);
        if (dossier.passesByRule()) {
            byRule(moved, client, dossier);
        }
        return moved;
    }

    /** Takes a submission back. */
    public Submission withdraw(Actor actor, UUID id) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        ReviewState next = decide(submission, new ReviewCommand.Withdraw(), actor, client);
        return moved(actor, "submission.withdrawn", client, submission, next);
    }

    /** Decides on exactly the bytes of the digest. */
    public Submission decide(Actor actor, UUID id, Decision.Outcome outcome, Digest digest, @Nullable String comment) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        Decision decision = new Decision(
                ids.next(),
                outcome,
                digest,
                submission.round(),
                actor.subject(),
                actor.roles(),
                comment,
                clock.instant());
        ReviewState next = decide(submission, outcome.command(decision), actor, client);
        decisions.insert(id, decision);
        return moved(actor, "submission." + outcome.name().toLowerCase(Locale.ROOT), client, submission, next);
    }

    /** Lays evidence beside exactly the bytes it names. */
    public Submission provide(Actor actor, UUID id, EvidenceOffer offer) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        Evidence fact = offer.evidence(ids.next(), actor, clock.instant());
        if (evidence.count("submission", id) >= MOST_EVIDENCE) {
            throw new EvidenceRefused("there are " + MOST_EVIDENCE + " pieces of evidence already");
        }
        ReviewState next = decide(
                submission,
                new ReviewCommand.Provide(fact, clients.answersFor(actor, client.namespace())),
                actor,
                client);
        evidence.insert(id, fact);
        if (fact.kind() == EvidenceKind.KEY_POSSESSION) {
            useUp(submission, offer, fact);
        }
        Submission moved =
                submissions.move(submission.at(next, submission.baseVersion(), submission.round()), clock.instant());
        record(
                actor,
                "evidence.provided",
                client,
                moved,
                Map.of("kind", fact.kind().wire()));
        return moved;
    }

    private void useUp(Submission submission, EvidenceOffer offer, Evidence fact) {
        if (!evidence.isOpen(offer.challenge(), submission.id(), fact.digest().value(), clock.instant())) {
            throw new EvidenceRefused("the challenge is not one of this submission's, or was used, or is too old");
        }
        evidence.use(offer.challenge(), fact.id());
    }

    private Submission lock(Actor actor, UUID id) {
        return submissions
                .lock(id)
                .filter(submission -> actor.reads(submission.namespace()))
                .orElseThrow(ClientRefused::notFound);
    }

    private CheckedDocument checked(Client client, byte[] bytes) {
        return DocumentRefused.unlessPassed(checker.check(client.clientId(), bytes));
    }

    private ReviewState decide(Submission submission, ReviewCommand command, Actor actor, Client client) {
        return decide(submission, command, actor, dossiers.of(submission, client, submissions.bytes(submission.id())));
    }

    private ReviewState decide(Submission submission, ReviewCommand command, Actor actor, Dossier dossier) {
        Actor here = clients.within(actor, submission.namespace());
        return switch (ReviewProcess.decide(submission, command, here, dossier)) {
            case ReviewProcess.Outcome.Moved moved -> moved.next();
            case ReviewProcess.Outcome.Refused(var reason) -> throw ReviewRefused.of(reason, submission, dossier);
        };
    }

    private Submission moved(Actor actor, String act, Client client, Submission submission, ReviewState next) {
        Submission moved =
                submissions.move(submission.at(next, submission.baseVersion(), submission.round()), clock.instant());
        record(actor, act, client, moved, Map.of());
        return moved;
    }

    private void record(Actor actor, String act, Client client, Submission submission, Map<String, String> more) {
        Map<String, String> detail = new HashMap<>(more);
        detail.put("submission", submission.id().toString());
        detail.put("digest", submission.digest().value());
        log.append(actor, act, client.clientId().value(), detail);
    }

    private static Set<String> writers(Actor actor, Origin origin) {
        Set<String> writers = new HashSet<>(origin.writers());
        writers.add(actor.subject());
        return writers;
    }

    private static String origin(Origin origin) {
        String kind = origin.kind().name().toLowerCase(Locale.ROOT);
        return origin.source().isEmpty() ? kind : kind + " " + origin.source();
    }
}
