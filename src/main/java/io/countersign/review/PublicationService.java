package io.countersign.review;

import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.document.Digest;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.security.Actor;
import io.countersign.trust.TrustService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes bytes live: approved ones for the first time, earlier ones again, live ones for another term. */
@ApplicationScoped
@Transactional
public class PublicationService {

    private final SubmissionRepository submissions;
    private final PublicationRepository publications;
    private final Dossiers dossiers;
    private final LookAlikes lookAlikes;
    private final ReviewService review;
    private final ClientService clients;
    private final TrustService trust;
    private final Checker checker;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    PublicationService(
            SubmissionRepository submissions,
            PublicationRepository publications,
            Dossiers dossiers,
            LookAlikes lookAlikes,
            ReviewService review,
            ClientService clients,
            TrustService trust,
            Checker checker,
            Log log,
            Ids ids,
            Clock clock) {
        this.submissions = submissions;
        this.publications = publications;
        this.dossiers = dossiers;
        this.lookAlikes = lookAlikes;
        this.review = review;
        this.clients = clients;
        this.trust = trust;
        this.checker = checker;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the client's next document version of the approved bytes: frozen, numbered, signed, live. */
    public DocumentVersion publish(Actor actor, UUID id, Digest named) {
        Submission submission =
                submissions.lock(id).filter(it -> actor.reads(it.namespace())).orElseThrow(ClientRefused::notFound);
        Client client = clients.client(submission.client());
        byte[] bytes = submissions.bytes(id);
        CheckedDocument document = checked(client, bytes);
        Dossier dossier = dossiers.of(submission, client, bytes);
        var publish = new ReviewCommand.Publish(document, named, client.latestVersion(), dossiers.hostProved(client));
        Actor here = clients.within(actor, submission.namespace());
        return switch (ReviewProcess.decide(submission, publish, here, dossier)) {
            case ReviewProcess.Outcome.Refused(var reason) -> throw ReviewRefused.of(reason, submission, dossier);
            case ReviewProcess.Outcome.Moved(var next) -> {
                submissions.move(submission.at(next, submission.baseVersion(), submission.round()), clock.instant());
                yield live(actor, client, document, approval(submission, dossier));
            }
        };
    }

    /** Takes an earlier version live again, as the client's next version. */
    public DocumentVersion rollback(Actor actor, UUID clientId, int number, String reason) {
        Client client = clients.client(actor, clientId);
        Rollback.Facts facts = rollbackFacts(client, number);
        Rollback.decide(facts, actor).ifPresent(refusal -> {
            throw new RollbackRefused(refusal);
        });
        DocumentVersion earlier = clients.version(clientId, number);
        CheckedDocument document = checked(client, earlier.bytes());
        Publication before = publications.of(clientId, number).orElseThrow();
        Submission submission = rolledBack(actor, client, document, number);
        Approval approval = new Approval(submission.id(), before.policy(), before.approvedUntil());
        DocumentVersion version = live(actor, client, document, approval);
        log.append(
                actor,
                "version.rolled-back",
                client.clientId().value(),
                Map.of("to", Integer.toString(number), "reason", reason));
        return version;
    }

    /** Proposes the live bytes for another term: what was approved once is looked at again before its approval runs out. */
    public Submission recertify(Actor actor, UUID clientId, boolean draft) {
        Client client = clients.client(actor, clientId);
        if (client.latestVersion() == 0) {
            throw ClientRefused.notFound();
        }
        DocumentVersion live = clients.version(clientId, client.latestVersion());
        String source = "/api/v1/clients/" + clientId + "/versions/" + live.number();
        Origin origin = new Origin(Origin.Kind.RECERTIFIED, source, submissions.writers(live));
        return review.propose(actor, clientId, live.bytes(), draft, origin);
    }

    private record Approval(UUID submission, UUID policy, Instant until) {}

    private static Approval approval(Submission submission, Dossier dossier) {
        return switch (dossier.assess(submission)) {
            case Assessment.Met(var until) ->
                new Approval(submission.id(), dossier.policy().orElseThrow().id(), until);
            case Assessment.Unmet _, Assessment.Undecided _ ->
                throw new IllegalStateException("nothing is published whose policy is not met");
        };
    }

    private DocumentVersion live(Actor actor, Client client, CheckedDocument document, Approval approval) {
        DocumentVersion version = clients.addVersion(actor, client, document, approval.submission());
        publications.insert(new Publication(
                client.id(), version.number(), approval.submission(), approval.policy(), approval.until()));
        lookAlikes.keep(client, version.number(), document.document());
        trust.publish(actor, client, version, approval.until());
        log.append(
                actor,
                "version.published",
                client.clientId().value(),
                Map.of(
                        "submission", approval.submission().toString(),
                        "version", Integer.toString(version.number()),
                        "digest", version.digest().value(),
                        "policy", approval.policy().toString()));
        return version;
    }

    private Rollback.Facts rollbackFacts(Client client, int number) {
        boolean earlier = number >= 1 && number < client.latestVersion();
        boolean sameBytes = earlier
                && clients.version(client.id(), number)
                        .digest()
                        .equals(clients.version(client.id(), client.latestVersion())
                                .digest());
        return new Rollback.Facts(
                number,
                client.latestVersion(),
                sameBytes,
                publications.of(client.id(), number).map(Publication::approvedUntil),
                dossiers.hostProved(client),
                clock.instant());
    }

    /** Every version has its submission; that of a rollback is born published. */
    private Submission rolledBack(Actor actor, Client client, CheckedDocument document, int number) {
        Instant now = clock.instant();
        String source = "/api/v1/clients/" + client.id() + "/versions/" + number;
        Submission submission = new Submission(
                0,
                ids.next(),
                client.id(),
                client.namespace(),
                ReviewState.PUBLISHED,
                new Origin(Origin.Kind.ROLLED_BACK, source),
                client.latestVersion(),
                document.digest(),
                1,
                actor.subject(),
                Set.of(actor.subject()),
                now,
                now,
                0);
        return submissions.insert(submission, document.bytes());
    }

    private CheckedDocument checked(Client client, byte[] bytes) {
        return DocumentRefused.unlessPassed(checker.check(client.clientId(), bytes));
    }
}
