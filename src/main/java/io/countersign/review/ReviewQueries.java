package io.countersign.review;

import io.countersign.check.CheckResult;
import io.countersign.check.Checker;
import io.countersign.check.Finding;
import io.countersign.check.Profiles;
import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.document.Difference;
import io.countersign.document.MetadataDocument;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.TrustService;
import io.countersign.trust.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads submissions: in lists, one by one, and as the pack that a reviewer decides from. */
@ApplicationScoped
@Transactional
public class ReviewQueries {

    private final SubmissionRepository submissions;
    private final DecisionRepository decisions;
    private final Dossiers dossiers;
    private final LookAlikes lookAlikes;
    private final ClientService clients;
    private final TrustService trust;
    private final Entitlements entitlements;
    private final Checker checker;

    ReviewQueries(
            SubmissionRepository submissions,
            DecisionRepository decisions,
            Dossiers dossiers,
            LookAlikes lookAlikes,
            ClientService clients,
            TrustService trust,
            Entitlements entitlements,
            Checker checker) {
        this.submissions = submissions;
        this.decisions = decisions;
        this.dossiers = dossiers;
        this.lookAlikes = lookAlikes;
        this.clients = clients;
        this.trust = trust;
        this.entitlements = entitlements;
        this.checker = checker;
    }

    /** A submission, for those who may read its namespace. */
    public Submission submission(Actor actor, UUID id) {
        return submissions
                .byId(id)
                .filter(submission -> actor.reads(submission.namespace()))
                .orElseThrow(ClientRefused::notFound);
    }

    /** Who wrote what became a version, in whatever submission. */
    public Set<String> writers(DocumentVersion version) {
        return submissions.writers(version);
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

    /** A submission with the findings on the draft, what it changes, and what was decided so far. */
    public ReviewersView view(Actor actor, UUID id) {
        Submission submission = submission(actor, id);
        Client client = clients.client(submission.client());
        byte[] bytes = submissions.bytes(id);
        return new ReviewersView(
                submission, client, findings(client, bytes), dossiers.difference(submission, bytes), decisions.on(id));
    }

    /** All that a reviewer needs to decide, in one answer. */
    public ReviewersPack pack(Actor actor, UUID id) {
        Submission submission = submission(actor, id);
        Client client = clients.client(submission.client());
        byte[] bytes = submissions.bytes(id);
        List<Difference.Change> difference = dossiers.difference(submission, bytes);
        Dossier dossier = dossiers.of(submission, client, difference);
        return new ReviewersPack(
                new ReviewersView(submission, client, findings(client, bytes), difference, dossier.decisions()),
                Dossiers.risk(client, dossier.changes()),
                dossier,
                dossiers.hostProved(client),
                checker.verdicts(client.clientId(), bytes, Profiles.products()),
                lookAlikes.of(client, MetadataDocument.ofChecked(bytes)),
                trust.of(client.id()),
                trust.uses(client.id()),
                entitlements.inForce(client.id()));
    }

    private List<Finding> findings(Client client, byte[] bytes) {
        return switch (checker.check(client.clientId(), bytes)) {
            case CheckResult.Passed passed -> passed.document().findings();
            case CheckResult.Refused refused -> refused.findings();
        };
    }
}
