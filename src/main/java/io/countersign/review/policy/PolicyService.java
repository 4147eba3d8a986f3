package io.countersign.review.policy;

import io.countersign.client.ClientRefused;
import io.countersign.client.Namespaces;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which policy governs what: policies are proposed, decided on by a second person, and looked up. */
@ApplicationScoped
@Transactional
public class PolicyService {

    private final PolicyRepository policies;
    private final Namespaces namespaces;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    PolicyService(PolicyRepository policies, Namespaces namespaces, Log log, Ids ids, Clock clock) {
        this.policies = policies;
        this.namespaces = namespaces;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** A policy with the decision on it, if there was one. */
    public record Decided(ReviewPolicy policy, Optional<PolicyDecision> decision) {}

    /** Proposes the next version of the policy of a scope; it governs nothing until another security admin approves it. */
    public ReviewPolicy propose(Actor actor, ReviewPolicy.Scope scope, PolicyTerms terms, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        String namespace = scope.namespace();
        if (namespace != null) {
            namespaces.namespace(actor, namespace);
        }
        return insert(actor, scope, terms, reason);
    }

    /** Puts the first policy of a scope of the embedded default in force, unless there is one. */
    void sample(RiskClass risk, PolicyTerms terms) {
        ReviewPolicy.Scope scope = new ReviewPolicy.Scope(null, risk);
        if (policies.newest(scope) == 0) {
            ReviewPolicy policy = insert(Actor.SYSTEM, scope, terms, "sample policy of the embedded default");
            settle(Actor.SYSTEM, policy, PolicyState.IN_FORCE, null);
        }
    }

    private ReviewPolicy insert(Actor actor, ReviewPolicy.Scope scope, PolicyTerms terms, String reason) {
        policies.lock();
        ReviewPolicy policy = new ReviewPolicy(
                0,
                ids.next(),
                scope,
                policies.newest(scope) + 1,
                policies.inForce(scope).map(ReviewPolicy::number).orElse(0),
                terms,
                reason,
                actor.subject(),
                clock.instant(),
                PolicyState.PROPOSED);
        policies.insert(policy);
        record(actor, "policy.proposed", policy);
        return policies.byId(policy.id()).orElseThrow();
    }

    /** Decides on a proposal. */
    public ReviewPolicy decide(Actor actor, UUID id, PolicyProcess.Command command, @Nullable String comment) {
        policies.lock();
        ReviewPolicy policy = policies.byId(id).orElseThrow(ClientRefused::notFound);
        int inForce = policies.inForce(policy.scope()).map(ReviewPolicy::number).orElse(0);
        return switch (PolicyProcess.decide(policy, command, actor, inForce)) {
            case PolicyProcess.Outcome.Moved(var next) -> settle(actor, policy, next, comment);
            case PolicyProcess.Outcome.Refused(var reason) -> throw new PolicyRefused(reason, policy.state());
        };
    }

    private ReviewPolicy settle(Actor actor, ReviewPolicy policy, PolicyState next, @Nullable String comment) {
        policies.decide(policy.id(), new PolicyDecision(next, actor.subject(), comment, clock.instant()));
        record(actor, next == PolicyState.IN_FORCE ? "policy.approved" : "policy.rejected", policy);
        return policies.byId(policy.id()).orElseThrow();
    }

    /** The policy that governs a risk class in a namespace: its own, or else the default one; empty when nothing was decided. */
    public Optional<ReviewPolicy> governing(String namespace, RiskClass risk) {
        policies.hold();
        return policies.inForce(new ReviewPolicy.Scope(namespace, risk))
                .or(() -> policies.inForce(new ReviewPolicy.Scope(null, risk)));
    }

    /** One version of a policy, for everyone who has a role here. */
    public Decided policy(Actor actor, UUID id) {
        requireReader(actor);
        return new Decided(policies.byId(id).orElseThrow(ClientRefused::notFound), policies.decision(id));
    }

    /** Every version of every policy, oldest first, of one namespace when given. */
    public Page<ReviewPolicy> policies(Actor actor, @Nullable String namespace, long cursor, int limit) {
        requireReader(actor);
        return Page.of(policies.after(namespace, cursor, limit + 1), limit, ReviewPolicy::ordinal);
    }

    // rules are no secret among those who live by them
    private static void requireReader(Actor actor) {
        actor.require(Role.AUTHOR, Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
    }

    private void record(Actor actor, String act, ReviewPolicy policy) {
        String namespace = policy.scope().namespace();
        Map<String, String> detail = new HashMap<>(Map.of(
                "policy", policy.id().toString(),
                "risk_class", policy.scope().risk().wire(),
                "number", Integer.toString(policy.number())));
        if (namespace != null) {
            detail.put("namespace", namespace);
        }
        log.append(actor, act, namespace == null ? "default" : namespace, detail);
    }
}
