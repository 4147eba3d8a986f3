package io.countersign.review;

import io.countersign.check.CheckResult;
import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.check.Finding;
import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.document.Difference;
import io.countersign.document.Digest;
import io.countersign.document.MetadataDocument;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.TrustService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes documents through review: every act is one decision of {@link ReviewProcess}, its rows and its log entry, or nothing. */
@ApplicationScoped
@Transactional
public class ReviewService {

    private final SubmissionRepository submissions;
    private final DecisionRepository decisions;
    private final ClientService clients;
    private final TrustService trust;
    private final Checker checker;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    ReviewService(
            SubmissionRepository submissions,
            DecisionRepository decisions,
            ClientService clients,
            TrustService trust,
            Checker checker,
            Log log,
            Ids ids,
            Clock clock) {
        this.submissions = submissions;
        this.decisions = decisions;
        this.clients = clients;
        this.trust = trust;
        this.checker = checker;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Proposes the bytes as the client's next document version; as a draft they wait for their author. */
    public Submission propose(Actor actor, UUID clientId, byte[] bytes, boolean draft) {
        Client client = clients.client(actor, clientId);
        actor.requireAuthor(client.namespace());
        CheckedDocument document = checked(client, bytes);
        Instant now = clock.instant();
        Submission proposed = new Submission(
                0,
                ids.next(),
                clientId,
                client.namespace(),
                draft ? ReviewState.DRAFT : ReviewState.IN_REVIEW,
                client.latestVersion(),
                document.digest(),
                actor.subject(),
                Set.of(actor.subject()),
                now,
                now,
                0);
        Submission stored = submissions.insert(proposed, document.bytes());
        record(actor, draft ? "submission.drafted" : "submission.submitted", client, stored);
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
        decide(submission, new ReviewCommand.Revise(document), actor);
        Submission revised = submissions.revise(submission, document, actor.subject(), clock.instant());
        record(actor, "submission.revised", client, revised);
        return revised;
    }

    /** Hands a draft to the reviewers. */
    public Submission submit(Actor actor, UUID id) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        CheckedDocument document = checked(client, submissions.bytes(id));
        ReviewState next = decide(submission, new ReviewCommand.Submit(document), actor);
        // what reviewers get to see is a change to what is live now, not to what was live when the draft began
        Submission submitted = submissions.move(submission, next, client.latestVersion(), clock.instant());
        record(actor, "submission.submitted", client, submitted);
        return submitted;
    }

    /** Takes a submission back. */
    public Submission withdraw(Actor actor, UUID id) {
        Submission submission = lock(actor, id);
        ReviewState next = decide(submission, new ReviewCommand.Withdraw(), actor);
        return moved(actor, "submission.withdrawn", clients.client(submission.client()), submission, next);
    }

    /** Decides on exactly the bytes of the digest. */
    public Submission decide(Actor actor, UUID id, Decision.Outcome outcome, Digest digest, @Nullable String comment) {
        Submission submission = lock(actor, id);
        ReviewState next = decide(submission, outcome.command(digest), actor);
        decisions.insert(id, new Decision(ids.next(), outcome, digest, actor.subject(), comment, clock.instant()));
        String act = "submission." + outcome.name().toLowerCase(java.util.Locale.ROOT);
        return moved(actor, act, clients.client(submission.client()), submission, next);
    }

    /** Makes the client's next document version of the approved bytes: frozen, numbered, signed, live. */
    public DocumentVersion publish(Actor actor, UUID id, Digest named) {
        Submission submission = lock(actor, id);
        Client client = clients.client(submission.client());
        CheckedDocument document = checked(client, submissions.bytes(id));
        var publish = new ReviewCommand.Publish(document, named, client.latestVersion());
        ReviewState next = decide(submission, publish, actor);
        DocumentVersion version = clients.addVersion(actor, client, document, id);
        trust.publish(actor, client, version);
        submissions.move(submission, next, submission.baseVersion(), clock.instant());
        log.append(
                actor,
                "version.published",
                client.clientId().value(),
                Map.of(
                        "submission", id.toString(),
                        "version", Integer.toString(version.number()),
                        "digest", version.digest().value()));
        return version;
    }

    /** A submission, for those who may read its namespace. */
    public Submission submission(Actor actor, UUID id) {
        return submissions
                .byId(id)
                .filter(submission -> actor.reads(submission.namespace()))
                .orElseThrow(ClientRefused::notFound);
    }

    /** The bytes of the current draft. */
    public byte[] bytes(Actor actor, UUID id) {
        return submissions.bytes(submission(actor, id).id());
    }

    /** The submissions the actor may read, in the order they were made. */
    public Page<Submission> submissions(Actor actor, SubmissionFilter filter, long cursor, int limit) {
        boolean all = actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
        SubmissionFilter readable = all ? filter : filter.within(actor.is(Role.AUTHOR) ? actor.namespaces() : Set.of());
        return Page.of(submissions.after(readable, cursor, limit + 1), limit, Submission::ordinal);
    }

    /** What a reviewer needs to decide: the findings on the draft, what it changes, and what was decided so far. */
    public ReviewersView view(Actor actor, UUID id) {
        Submission submission = submission(actor, id);
        Client client = clients.client(submission.client());
        byte[] bytes = submissions.bytes(id);
        List<Finding> findings = switch (checker.check(client.clientId(), bytes)) {
            case CheckResult.Passed passed -> passed.document().findings();
            case CheckResult.Refused refused -> refused.findings();
        };
        return new ReviewersView(submission, client, findings, difference(submission, bytes), decisions.on(id));
    }

    private List<Difference.Change> difference(Submission submission, byte[] bytes) {
        if (submission.baseVersion() == 0) {
            return List.of();
        }
        byte[] base =
                clients.version(submission.client(), submission.baseVersion()).bytes();
        return Difference.between(readable(base), readable(bytes));
    }

    private static MetadataDocument readable(byte[] bytes) {
        return switch (MetadataDocument.parse(bytes)) {
            case MetadataDocument.Parsed.Readable(var document) -> document;
            case MetadataDocument.Parsed.Unreadable unreadable ->
                throw new IllegalStateException("what was checked is readable: " + unreadable.message());
        };
    }

    private Submission lock(Actor actor, UUID id) {
        return submissions
                .lock(id)
                .filter(submission -> actor.reads(submission.namespace()))
                .orElseThrow(ClientRefused::notFound);
    }

    private CheckedDocument checked(Client client, byte[] bytes) {
        return switch (checker.check(client.clientId(), bytes)) {
            case CheckResult.Passed passed -> passed.document();
            case CheckResult.Refused refused -> throw new DocumentRefused(refused.findings());
        };
    }

    private static ReviewState decide(Submission submission, ReviewCommand command, Actor actor) {
        return switch (ReviewProcess.decide(submission, command, actor)) {
            case ReviewProcess.Outcome.Moved moved -> moved.next();
            case ReviewProcess.Outcome.Refused refused -> throw new ReviewRefused(refused.reason(), submission.state());
        };
    }

    private Submission moved(Actor actor, String act, Client client, Submission submission, ReviewState next) {
        Submission moved = submissions.move(submission, next, submission.baseVersion(), clock.instant());
        record(actor, act, client, moved);
        return moved;
    }

    private void record(Actor actor, String act, Client client, Submission submission) {
        log.append(
                actor,
                act,
                client.clientId().value(),
                Map.of(
                        "submission", submission.id().toString(),
                        "digest", submission.digest().value()));
    }
}
