package io.countersign.review;

import io.countersign.client.Client;
import io.countersign.client.ClientKind;
import io.countersign.client.ClientService;
import io.countersign.client.HostProof;
import io.countersign.document.ChangeClass;
import io.countersign.document.Difference;
import io.countersign.document.MetadataDocument;
import io.countersign.review.policy.EvidenceKind;
import io.countersign.review.policy.PolicyService;
import io.countersign.review.policy.RiskClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what counts for or against a submission now: the governing policy, decisions, evidence and the change itself. */
@ApplicationScoped
class Dossiers {

    private final DecisionRepository decisions;
    private final EvidenceRepository evidence;
    private final PolicyService policies;
    private final ClientService clients;
    private final Clock clock;

    Dossiers(
            DecisionRepository decisions,
            EvidenceRepository evidence,
            PolicyService policies,
            ClientService clients,
            Clock clock) {
        this.decisions = decisions;
        this.evidence = evidence;
        this.policies = policies;
        this.clients = clients;
        this.clock = clock;
    }

    /** The dossier of a submission of these bytes. */
    Dossier of(Submission submission, Client client, byte[] bytes) {
        return of(submission, client, difference(submission, bytes));
    }

    /** The dossier of a submission whose difference is known. */
    Dossier of(Submission submission, Client client, List<Difference.Change> difference) {
        Set<ChangeClass> changes = changes(submission, difference);
        return new Dossier(
                policies.governing(client.namespace(), risk(client, changes)),
                changes,
                decisions.on(submission.id()),
                evidence(submission, client),
                clock.instant());
    }

    static RiskClass risk(Client client, Set<ChangeClass> changes) {
        return RiskClass.of(client.isDevelopment(), changes);
    }

    /** What the submission changes; everything is new in a first version, whose difference is to nothing. */
    List<Difference.Change> difference(Submission submission, byte[] bytes) {
        if (submission.baseVersion() == 0) {
            return List.of();
        }
        byte[] base =
                clients.version(submission.client(), submission.baseVersion()).bytes();
        return Difference.between(MetadataDocument.ofChecked(base), MetadataDocument.ofChecked(bytes));
    }

    private static Set<ChangeClass> changes(Submission submission, List<Difference.Change> difference) {
        return submission.baseVersion() == 0
                ? Set.of(ChangeClass.values())
                : difference.stream().map(Difference.Change::changeClass).collect(Collectors.toSet());
    }

    /** What was provided, and the newest proof of the host as evidence of domain control. */
    private List<Evidence> evidence(Submission submission, Client client) {
        List<Evidence> facts = new ArrayList<>(evidence.on(submission.id()));
        Optional<HostProof> proof = clients.hostProof(client);
        proof.ifPresent(it -> facts.add(new Evidence(
                submission.id(),
                EvidenceKind.DOMAIN_CONTROL,
                submission.digest(),
                "countersign",
                it.at(),
                it.at(),
                null,
                null,
                "control of " + it.host() + " was proved by " + it.method().wire())));
        return facts;
    }

    /** Whether the namespace's control of the client's host is proved now; a foreign client's is nobody's, as long as it becomes nobody's. */
    boolean hostProved(Client client) {
        return client.kind() == ClientKind.FOREIGN
                ? !clients.isOnPublisherHost(client.clientId())
                : clients.hostProof(client).isPresent();
    }
}
