package io.countersign.review.entitlement;

import static io.countersign.review.entitlement.RequestState.GRANTED;
import static io.countersign.review.entitlement.RequestState.REJECTED;
import static io.countersign.review.entitlement.RequestState.REQUESTED;
import static io.countersign.review.entitlement.RequestState.WITHDRAWN;

import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a client comes to be entitled to scopes, as a pure function (ADR 0004); docs/workflow.md is generated from it. */
public final class EntitlementProcess {

    private EntitlementProcess() {}

    /** What can be asked of a request. */
    public enum Command {
        /** Count one person's approval, and grant where the policy is met by it. */
        APPROVE,
        /** Refuse it for good. */
        REJECT,
        /** Take it back. */
        WITHDRAW
    }

    /** Why nothing moved, or nothing was asked for. */
    public enum Refusal {
        REQUESTER_ROLE_MISSING,
        DECIDER_ROLE_MISSING,
        OTHER_NAMESPACE,
        OWN_REQUEST,
        NOT_REQUESTER,
        WRONG_STATE,
        ALREADY_APPROVED,
        CLIENT_REVOKED,
        RESOURCE_DISABLED,
        SCOPE_UNKNOWN,
        ENVIRONMENT_MISMATCH,
        OVER_BEFORE_IT_BEGINS,
        ENTITLEMENT_MOVED
    }

    /** What a command comes to. */
    public sealed interface Outcome {
        /** The request stands elsewhere now, or where it stood with one approval more. */
        record Moved(RequestState next) implements Outcome {}

        /** Nothing changed. */
        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why the actor may not make this request; empty when it may. */
    public static Optional<Refusal> refusal(EntitlementRequest request, Actor actor, EntitlementDossier dossier) {
        return mayAsk(actor, dossier.client().namespace()).or(() -> grantable(request, dossier));
    }

    /** Decides one command on a request, of which the dossier holds all that counts. */
    public static Outcome decide(EntitlementRequest request, Command command, Actor actor, EntitlementDossier dossier) {
        Optional<Refusal> refusal = switch (command) {
            case APPROVE ->
                byDecider(request, actor, dossier)
                        .or(() -> once(request, actor, dossier))
                        .or(() -> grantable(request, dossier));
            case REJECT -> byDecider(request, actor, dossier);
            case WITHDRAW ->
                unless(request.requestedBy().equals(actor.subject()), Refusal.NOT_REQUESTER)
                        .or(() -> unless(request.state() == REQUESTED, Refusal.WRONG_STATE));
        };
        return refusal.<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Moved(next(request, command, actor, dossier)));
    }

    /** Where a command leads that nothing forbids. */
    private static RequestState next(
            EntitlementRequest request, Command command, Actor actor, EntitlementDossier dossier) {
        return switch (command) {
            case APPROVE ->
                switch (dossier.weighWith(request, actor)) {
                    case EntitlementDossier.Weight.Met _ -> GRANTED;
                    case EntitlementDossier.Weight.Open _, EntitlementDossier.Weight.Undecided _ -> REQUESTED;
                };
            case REJECT -> REJECTED;
            case WITHDRAW -> WITHDRAWN;
        };
    }

    private static Optional<Refusal> mayAsk(Actor actor, String namespace) {
        if (actor.is(Role.SECURITY_ADMIN) || actor.authors(namespace)) {
            return Optional.empty();
        }
        return Optional.of(actor.is(Role.AUTHOR) ? Refusal.OTHER_NAMESPACE : Refusal.REQUESTER_ROLE_MISSING);
    }

    private static Optional<Refusal> byDecider(EntitlementRequest request, Actor actor, EntitlementDossier dossier) {
        // four eyes comes before the role; whoever authors the client asks for it, whichever of them sent the request
        if (request.requestedBy().equals(actor.subject())
                || actor.authors(dossier.client().namespace())) {
            return Optional.of(Refusal.OWN_REQUEST);
        }
        if (!actor.is(ReviewPolicy.deciders(dossier.policy()))) {
            return Optional.of(Refusal.DECIDER_ROLE_MISSING);
        }
        return unless(request.state() == REQUESTED, Refusal.WRONG_STATE);
    }

    /** A second approval adds nothing, but weighs anew where a policy was relaxed since the first. */
    private static Optional<Refusal> once(EntitlementRequest request, Actor actor, EntitlementDossier dossier) {
        boolean again = dossier.approvals(request).stream()
                .anyMatch(before -> before.person().equals(actor.subject()));
        boolean met = dossier.weigh(request) instanceof EntitlementDossier.Weight.Met;
        return unless(!again || met, Refusal.ALREADY_APPROVED);
    }

    /** What is asked for can be granted now, and is a change to what is in force now. */
    private static Optional<Refusal> grantable(EntitlementRequest request, EntitlementDossier dossier) {
        @Nullable Instant end = request.expiresAt();
        return unless(!dossier.revoked(), Refusal.CLIENT_REVOKED)
                .or(() -> unless(
                        request.target().environment() == dossier.client().environment(), Refusal.ENVIRONMENT_MISMATCH))
                .or(() -> unless(dossier.resource().isEnabled(), Refusal.RESOURCE_DISABLED))
                .or(() -> unless(dossier.resource().scopes().contains(request.scopes()), Refusal.SCOPE_UNKNOWN))
                .or(() -> unless(end == null || end.isAfter(dossier.now()), Refusal.OVER_BEFORE_IT_BEGINS))
                .or(() -> unless(
                        Optional.ofNullable(request.base()).equals(dossier.newest()), Refusal.ENTITLEMENT_MOVED));
    }

    private static Optional<Refusal> unless(boolean holds, Refusal refusal) {
        return holds ? Optional.empty() : Optional.of(refusal);
    }
}
