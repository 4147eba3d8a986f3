package io.countersign.review.entitlement;

import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.review.policy.PolicyService;
import io.countersign.review.policy.RiskClass;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.TrustService;
import io.countersign.trust.TrustStatus;
import io.countersign.trust.entitlement.Entitlement;
import io.countersign.trust.entitlement.Entitlements;
import io.countersign.trust.entitlement.MemberRefused;
import io.countersign.trust.entitlement.ProtectedResource;
import io.countersign.trust.entitlement.ProtectedResources;
import io.countersign.trust.entitlement.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes requests for entitlements through review: every act is one decision of {@link EntitlementProcess}, or nothing. */
@ApplicationScoped
@Transactional
public class EntitlementReview {

    private final EntitlementRequestRepository requests;
    private final Entitlements entitlements;
    private final ProtectedResources resources;
    private final PolicyService policies;
    private final ClientService clients;
    private final TrustService trust;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    EntitlementReview(
            EntitlementRequestRepository requests,
            Entitlements entitlements,
            ProtectedResources resources,
            PolicyService policies,
            ClientService clients,
            TrustService trust,
            Log log,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.entitlements = entitlements;
        this.resources = resources;
        this.policies = policies;
        this.clients = clients;
        this.trust = trust;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** A request, and all that counts for or against it now. */
    public record Reviewed(EntitlementRequest request, EntitlementDossier dossier) {}

    /** Asks that a client be entitled to scopes, instead of what it is entitled to there now. */
    public Reviewed request(Actor actor, Asked asked) {
        Client client = clients.client(actor, asked.client());
        ProtectedResource resource = resources
                .named(asked.resource())
                .orElseThrow(() -> new MemberRefused("/resource", "is no registered resource"));
        Target target = new Target(client.id(), resource.id(), asked.environment());
        EntitlementRequest request = new EntitlementRequest(
                0,
                ids.next(),
                target,
                asked.scopes(),
                asked.expiresAt(),
                asked.reason(),
                entitlements.newest(target).map(Entitlement::id).orElse(null),
                actor.subject(),
                clock.instant(),
                RequestState.REQUESTED);
        EntitlementDossier dossier = dossier(request, client);
        Actor here = clients.within(actor, client.namespace());
        EntitlementProcess.refusal(request, here, dossier).ifPresent(reason -> {
            throw RequestRefused.of(reason, request, dossier);
        });
        requests.insert(request);
        record(actor, "entitlement.requested", request, dossier, asked.reason());
        return new Reviewed(request, dossier);
    }

    /** Approves, rejects or takes back; the approval that meets the policy puts the entitlement in force at once. */
    public Reviewed decide(Actor actor, UUID id, EntitlementProcess.Command command, @Nullable String comment) {
        entitlements.lock(readable(actor, id).target());
        EntitlementRequest request = requests.byId(id).orElseThrow();
        Client client = clients.client(request.target().client());
        EntitlementDossier dossier = dossier(request, client);
        Actor here = clients.within(actor, client.namespace());
        return switch (EntitlementProcess.decide(request, command, here, dossier)) {
            case EntitlementProcess.Outcome.Refused(var reason) -> throw RequestRefused.of(reason, request, dossier);
            case EntitlementProcess.Outcome.Moved(var next) -> {
                settle(actor, request, dossier, new Settled(command, next, comment));
                yield reviewed(actor, id);
            }
        };
    }

    private record Settled(
            EntitlementProcess.Command command,
            RequestState next,
            @Nullable String comment) {
        EntitlementDecision.Outcome outcome() {
            return switch (command) {
                case APPROVE -> EntitlementDecision.Outcome.APPROVED;
                case REJECT -> EntitlementDecision.Outcome.REJECTED;
                case WITHDRAW -> EntitlementDecision.Outcome.WITHDRAWN;
            };
        }

        String act() {
            return switch (command) {
                case APPROVE -> "entitlement.approved";
                case REJECT -> "entitlement.rejected";
                case WITHDRAW -> "entitlement.request-withdrawn";
            };
        }
    }

    private void settle(Actor actor, EntitlementRequest request, EntitlementDossier dossier, Settled settled) {
        var decision = new EntitlementDecision(
                ids.next(), settled.outcome(), actor.subject(), actor.roles(), settled.comment(), clock.instant());
        requests.decide(request.id(), decision);
        boolean granted = settled.next() == RequestState.GRANTED;
        if (granted) {
            entitlements.grant(actor, request.target(), request.scopes(), request.expiresAt(), request.id());
        }
        record(actor, settled.act(), request, dossier, null);
        if (granted) {
            record(actor, "entitlement.granted", request, dossier, null);
        }
    }

    /** A request with all that counts for or against it, for those who may read the client's namespace. */
    public Reviewed reviewed(Actor actor, UUID id) {
        EntitlementRequest request = readable(actor, id);
        return new Reviewed(
                request, dossier(request, clients.client(request.target().client())));
    }

    /** The requests the actor may read, in the order they were made. */
    public Page<EntitlementRequest> requests(Actor actor, RequestFilter filter, long cursor, int limit) {
        boolean all = actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
        RequestFilter readable = all ? filter : filter.within(actor.is(Role.AUTHOR) ? actor.namespaces() : Set.of());
        return Page.of(requests.after(readable, cursor, limit + 1), limit, EntitlementRequest::ordinal);
    }

    private EntitlementRequest readable(Actor actor, UUID id) {
        EntitlementRequest request = requests.byId(id).orElseThrow(ClientRefused::notFound);
        clients.client(actor, request.target().client());
        return request;
    }

    private EntitlementDossier dossier(EntitlementRequest request, Client client) {
        // what a client may be granted weighs as much as a security change of its document
        RiskClass risk = client.isDevelopment() ? RiskClass.DEVELOPMENT : RiskClass.HIGH;
        return new EntitlementDossier(
                client,
                trust.of(client.id()).status() == TrustStatus.REVOKED,
                resources.resource(request.target().resource()),
                entitlements.newest(request.target()).map(Entitlement::id),
                policies.governing(client.namespace(), risk),
                requests.decisionsOn(request.id()),
                clock.instant());
    }

    private void record(
            Actor actor, String act, EntitlementRequest request, EntitlementDossier dossier, @Nullable String reason) {
        Map<String, String> detail = new TreeMap<>(Map.of(
                "request", request.id().toString(),
                "resource", dossier.resource().resource().value(),
                "environment", request.target().environment().wire(),
                "scopes", request.scopes().text()));
        if (request.expiresAt() != null) {
            detail.put("expires_at", request.expiresAt().toString());
        }
        if (reason != null) {
            detail.put("reason", reason);
        }
        log.append(actor, act, dossier.client().clientId().value(), detail);
    }
}
