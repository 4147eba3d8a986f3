package io.countersign.review.entitlement;

import io.countersign.client.Client;
import io.countersign.review.policy.Quorum;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Actor;
import io.countersign.trust.entitlement.ProtectedResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that counts for or against a request at one moment, weighed as a pure function.
 *
 * @param revoked whether the client is revoked
 * @param newest the newest entitlement of the request's target; empty when there is none
 * @param policy the policy that governs now; empty when none does
 * @param decisions every decision on the request, in their order
 */
public record EntitlementDossier(
        Client client,
        boolean revoked,
        ProtectedResource resource,
        Optional<UUID> newest,
        Optional<ReviewPolicy> policy,
        List<EntitlementDecision> decisions,
        Instant now) {

    public EntitlementDossier {
        decisions = List.copyOf(decisions);
    }

    /** What an approval comes to. */
    public sealed interface Weight {
        /** Enough people approved. */
        record Met() implements Weight {}

        /** People are missing. */
        record Open(List<Quorum.Vacancy> vacant) implements Weight {
            public Open {
                vacant = List.copyOf(vacant);
            }
        }

        /** No policy governs, so nothing that anybody does grants anything. */
        record Undecided() implements Weight {}
    }

    /** What the policy makes of the approvals there are. */
    public Weight weigh(EntitlementRequest request) {
        return weigh(approvals(request));
    }

    /** What it would make of them with the actor's beside. */
    Weight weighWith(EntitlementRequest request, Actor actor) {
        List<Quorum.Approval> more = new ArrayList<>(approvals(request));
        more.add(new Quorum.Approval(actor.subject(), actor.roles(), now));
        return weigh(more);
    }

    private Weight weigh(List<Quorum.Approval> approvals) {
        if (policy.isEmpty()) {
            return new Weight.Undecided();
        }
        Quorum quorum = Quorum.of(policy.get().terms().approvals(), approvals);
        return quorum.met() ? new Weight.Met() : new Weight.Open(quorum.vacant());
    }

    /** The approvals that count: those that are still valid, and never the requester's. */
    public List<Quorum.Approval> approvals(EntitlementRequest request) {
        return decisions.stream()
                .filter(decision -> decision.outcome() == EntitlementDecision.Outcome.APPROVED)
                .filter(decision -> !decision.decidedBy().equals(request.requestedBy()))
                .map(EntitlementDecision::approval)
                .filter(this::valid)
                .toList();
    }

    private boolean valid(Quorum.Approval approval) {
        return policy.map(it -> approval.at().plus(it.terms().validity()).isAfter(now))
                .orElse(true);
    }
}
