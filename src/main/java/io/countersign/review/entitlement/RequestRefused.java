package io.countersign.review.entitlement;

import io.countersign.review.policy.ReviewPolicy;
import io.countersign.security.Role;
import java.util.Arrays;
import java.util.List;

/** Refuses a request for an entitlement, or an act on one; nothing was done. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final EntitlementProcess.Refusal reason;
    private final RequestState state;
    private final transient List<Role> deciders;
    private final transient List<String> unknown;

    private RequestRefused(
            EntitlementProcess.Refusal reason, RequestState state, List<Role> deciders, List<String> unknown) {
        super(reason.name());
        this.reason = reason;
        this.state = state;
        this.deciders = List.copyOf(deciders);
        this.unknown = List.copyOf(unknown);
    }

    static RequestRefused of(
            EntitlementProcess.Refusal reason, EntitlementRequest request, EntitlementDossier dossier) {
        List<String> unknown = request.scopes().tokens().stream()
                .filter(scope -> !dossier.resource().scopes().tokens().contains(scope))
                .toList();
        return new RequestRefused(
                reason, request.state(), Arrays.asList(ReviewPolicy.deciders(dossier.policy())), unknown);
    }

    /** Why. */
    public EntitlementProcess.Refusal reason() {
        return reason;
    }

    /** Where the request stands. */
    public RequestState state() {
        return state;
    }

    /** The roles of which one may decide. */
    public List<Role> deciders() {
        return deciders;
    }

    /** The scopes asked for that the resource does not know. */
    public List<String> unknown() {
        return unknown;
    }
}
