package io.countersign.review;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import io.countersign.platform.Ids;
import io.countersign.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Collects what is more than an act of its own: challenges for key holders, and the proofs they make of them. */
@ApplicationScoped
public class EvidenceService {
    private static final int MOST_OPEN = 20;

    private final ReviewQueries queries;
    private final EvidenceRepository evidence;
    private final ClientService clients;
    private final ReviewService review;
    private final KeyProof proof;
    private final Ids ids;
    private final Clock clock;

    EvidenceService(
            ReviewQueries queries,
            EvidenceRepository evidence,
            ClientService clients,
            ReviewService review,
            KeyProof proof,
            Ids ids,
            Clock clock) {
        this.queries = queries;
        this.evidence = evidence;
        this.clients = clients;
        this.review = review;
        this.proof = proof;
        this.ids = ids;
        this.clock = clock;
    }

    /** A challenge for the holder of the client's key, about the submission's bytes as they are. */
    @Transactional
    public EvidenceChallenge challenge(Actor actor, UUID submissionId) {
        Submission submission = queries.submission(actor, submissionId);
        clients.within(actor, submission.namespace()).requireAuthor(submission.namespace());
        Instant now = clock.instant();
        if (evidence.countOpenChallenges(submissionId, now) >= MOST_OPEN) {
            throw new EvidenceRefused("there are " + MOST_OPEN + " open challenges; use one, or wait");
        }
        EvidenceChallenge challenge = new EvidenceChallenge(ids.next().toString(), now.plus(EvidenceChallenge.VALID));
        evidence.insertChallenge(
                challenge.value(), submissionId, submission.digest().value(), challenge.expiresAt());
        return challenge;
    }

    /** Lays the proof that somebody holds the client's key beside the bytes; no transaction is open while keys are fetched. */
    public Submission prove(Actor actor, UUID submissionId, String jwt) {
        Submission submission = queries.submission(actor, submissionId);
        clients.within(actor, submission.namespace()).requireAuthor(submission.namespace());
        Client client = clients.client(submission.client());
        EvidenceOffer offer = proof.verify(client.clientId().value(), queries.bytes(actor, submissionId), jwt);
        return review.provide(actor, submissionId, offer);
    }
}
