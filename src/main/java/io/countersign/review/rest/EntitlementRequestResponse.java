package io.countersign.review.rest;

import io.countersign.client.Client;
import io.countersign.review.Missing;
import io.countersign.review.entitlement.EntitlementDecision;
import io.countersign.review.entitlement.EntitlementDossier;
import io.countersign.review.entitlement.EntitlementRequest;
import io.countersign.review.entitlement.EntitlementReview;
import io.countersign.review.entitlement.RequestState;
import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for an entitlement as the API shows it.
 *
 * @param base the newest entitlement there when this was asked for
 * @param outcome while it is requested: open, or undecided where no policy governs; else what became of it
 * @param missing the people whom the policy asks for and who have not approved
 */
public record EntitlementRequestResponse(
        UUID id,
        UUID client,
        String clientId,
        UUID resourceId,
        String resource,
        String environment,
        List<String> scopes,
        @Nullable Instant expiresAt,
        String reason,
        @Nullable UUID base,
        String requestedBy,
        Instant requestedAt,
        String state,
        String outcome,
        @Nullable UUID policy,
        List<Missing> missing,
        List<DecisionResponse> decisions) {

    /** What somebody decided. */
    public record DecisionResponse(
            String outcome,
            String decidedBy,
            List<String> roles,
            @Nullable String comment,
            Instant decidedAt) {
        static DecisionResponse of(EntitlementDecision decision) {
            return new DecisionResponse(
                    decision.outcome().name().toLowerCase(Locale.ROOT),
                    decision.decidedBy(),
                    decision.roles().stream().map(Role::wire).sorted().toList(),
                    decision.comment(),
                    decision.decidedAt());
        }
    }

    static EntitlementRequestResponse of(EntitlementReview.Reviewed reviewed) {
        EntitlementRequest request = reviewed.request();
        EntitlementDossier dossier = reviewed.dossier();
        Client client = dossier.client();
        boolean open = request.state() == RequestState.REQUESTED;
        EntitlementDossier.Weight weight = dossier.weigh(request);
        boolean undecided = weight instanceof EntitlementDossier.Weight.Undecided;
        return new EntitlementRequestResponse(
                request.id(),
                client.id(),
                client.clientId().value(),
                dossier.resource().id(),
                dossier.resource().resource().value(),
                request.target().environment().wire(),
                request.scopes().tokens(),
                request.expiresAt(),
                request.reason(),
                request.base(),
                request.requestedBy(),
                request.requestedAt(),
                request.state().wire(),
                open ? undecided ? "undecided" : "open" : request.state().wire(),
                dossier.policy().map(ReviewPolicy::id).orElse(null),
                open ? missing(weight) : List.of(),
                dossier.decisions().stream().map(DecisionResponse::of).toList());
    }

    private static List<Missing> missing(EntitlementDossier.Weight weight) {
        return weight instanceof EntitlementDossier.Weight.Open(var vacant)
                ? vacant.stream().map(Missing::approvals).toList()
                : List.of();
    }
}
