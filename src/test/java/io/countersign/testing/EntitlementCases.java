package io.countersign.testing;

import io.countersign.client.Client;
import io.countersign.client.ClientKind;
import io.countersign.client.Environment;
import io.countersign.document.ClientId;
import io.countersign.review.entitlement.EntitlementDecision;
import io.countersign.review.entitlement.EntitlementDossier;
import io.countersign.review.entitlement.EntitlementProcess.Command;
import io.countersign.review.entitlement.EntitlementRequest;
import io.countersign.review.entitlement.RequestState;
import io.countersign.review.policy.PolicyTerms;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.entitlement.ProtectedResource;
import io.countersign.trust.entitlement.ResourceIdentifier;
import io.countersign.trust.entitlement.Scopes;
import io.countersign.trust.entitlement.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A request for an entitlement in each state and everything that can be asked of it, guards kept and broken, in words. */
public final class EntitlementCases {
    private static final String REQUESTER = "alice";
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final UUID BASE = new UUID(4, 4);

    /** Who may ask something of a request for a client of {@link Cast#NAMESPACE}. */
    public static final Map<String, Actor> CAST = cast();

    /** Commands where everything holds, and where something does not. */
    public static final Map<String, Case> COMMANDS = commands();

    private EntitlementCases() {}

    /**
     * One thing that can be asked.
     *
     * @param way the name under which the page lists it: cases that lead elsewhere have names of their own
     * @param dossier what counts for the request, by who asks
     */
    public record Case(String way, Command command, Function<Actor, EntitlementDossier> dossier) {}

    /** A request by alice, in the state. */
    public static EntitlementRequest request(RequestState state) {
        return new EntitlementRequest(
                1,
                new UUID(0, 1),
                new Target(new UUID(0, 2), new UUID(0, 3), Environment.PROD),
                Scopes.parse("notes.read notes.write"),
                NOW.plus(Duration.ofHours(1)),
                "because",
                BASE,
                REQUESTER,
                NOW.minus(Duration.ofDays(1)),
                state);
    }

    private static Map<String, Actor> cast() {
        Map<String, Actor> cast = new LinkedHashMap<>();
        cast.put("author who made the request", actor(REQUESTER, Set.of(Cast.NAMESPACE), Role.AUTHOR));
        cast.put("author of the namespace", actor("arthur", Set.of(Cast.NAMESPACE), Role.AUTHOR));
        cast.put("author of another namespace", actor("bob", Set.of("globex"), Role.AUTHOR));
        cast.put("reviewer", actor("carol", Set.of(), Role.REVIEWER));
        cast.put("reviewer who made the request", actor(REQUESTER, Set.of(), Role.REVIEWER));
        cast.put(
                "author and reviewer of the namespace",
                actor("emil", Set.of(Cast.NAMESPACE), Role.AUTHOR, Role.REVIEWER));
        cast.put("reviewer, author of another namespace", actor("erik", Set.of("globex"), Role.AUTHOR, Role.REVIEWER));
        cast.put("security admin", actor("erin", Set.of(), Role.SECURITY_ADMIN));
        cast.put("auditor", actor("frank", Set.of(), Role.AUDITOR));
        cast.put("authorization server", actor("keycloak", Set.of(), Role.AUTHORIZATION_SERVER));
        cast.put("operator", actor("oskar", Set.of(), Role.OPERATOR));
        // a namespace without the role must not help, nor hinder
        cast.put("nobody", new Actor("nobody", Set.of(), Set.of(Cast.NAMESPACE)));
        return cast;
    }

    private static Actor actor(String subject, Set<String> namespaces, Role... roles) {
        return new Actor(subject, Set.of(roles), namespaces);
    }

    private static Map<String, Case> commands() {
        World fine = new World();
        Map<String, Case> commands = new LinkedHashMap<>();
        String met = "Approve (the policy is met)";
        String open = "Approve (more is missing)";
        commands.put("Approve", new Case(met, Command.APPROVE, _ -> fine.dossier()));
        commands.put(
                "Approve where more is missing",
                new Case(open, Command.APPROVE, _ -> fine.asking(2).dossier()));
        commands.put(
                "Approve after a reviewer",
                new Case(
                        met,
                        Command.APPROVE,
                        _ -> fine.asking(2).approvedBy("dave", NOW).dossier()));
        commands.put(
                "Approve after the requester",
                new Case(
                        open,
                        Command.APPROVE,
                        _ -> fine.asking(2).approvedBy(REQUESTER, NOW).dossier()));
        commands.put(
                "Approve after an approval that ran out",
                new Case(
                        open,
                        Command.APPROVE,
                        _ -> fine.asking(2)
                                .approvedBy("dave", NOW.minus(VALIDITY))
                                .dossier()));
        commands.put(
                "Approve a second time",
                new Case(
                        open,
                        Command.APPROVE,
                        actor -> fine.asking(2).approvedBy(actor.subject(), NOW).dossier()));
        commands.put(
                "Approve a second time, when the policy asks for less",
                new Case(
                        met,
                        Command.APPROVE,
                        actor -> fine.approvedBy(actor.subject(), NOW).dossier()));
        commands.put(
                "Approve without a policy",
                new Case(open, Command.APPROVE, _ -> fine.under(Map.of()).dossier()));
        commands.put(
                "Approve under a policy of security admins",
                new Case(
                        "Approve (a policy of security admins)",
                        Command.APPROVE,
                        _ -> fine.under(Map.of(Role.SECURITY_ADMIN, 1)).dossier()));
        commands.put(
                "Approve for a revoked client",
                new Case(met, Command.APPROVE, _ -> fine.ofRevokedClient().dossier()));
        commands.put(
                "Approve at a disabled resource",
                new Case(met, Command.APPROVE, _ -> fine.disabled().dossier()));
        commands.put(
                "Approve scopes that the resource does not know",
                new Case(met, Command.APPROVE, _ -> fine.knowing("notes.read").dossier()));
        commands.put(
                "Approve in another environment than the client's",
                new Case(
                        met,
                        Command.APPROVE,
                        _ -> fine.clientIn(Environment.DEV).dossier()));
        commands.put(
                "Approve what is over",
                new Case(
                        met,
                        Command.APPROVE,
                        _ -> fine.later(Duration.ofHours(1)).dossier()));
        commands.put(
                "Approve when another entitlement is the newest",
                new Case(
                        met,
                        Command.APPROVE,
                        _ -> fine.overtakenBy(new UUID(5, 5)).dossier()));
        commands.put("Reject", new Case("Reject", Command.REJECT, _ -> fine.dossier()));
        commands.put(
                "Reject for a revoked client",
                new Case("Reject", Command.REJECT, _ -> fine.ofRevokedClient().dossier()));
        commands.put("Withdraw", new Case("Withdraw", Command.WITHDRAW, _ -> fine.dossier()));
        return commands;
    }

    /** What stands beside a request, changed in one thing at a time. */
    public record World(
            Environment environment,
            boolean revoked,
            ProtectedResource.State state,
            String scopes,
            UUID newest,
            Map<Role, Integer> approvals,
            List<EntitlementDecision> decisions,
            Instant now) {

        /** Everything holds: one reviewer suffices, and nobody has approved. */
        public World() {
            this(
                    Environment.PROD,
                    false,
                    ProtectedResource.State.ENABLED,
                    "notes.write notes.read notes.share",
                    BASE,
                    Map.of(Role.REVIEWER, 1),
                    List.of(),
                    NOW);
        }

        /** All that counts there. */
        public EntitlementDossier dossier() {
            Client client = new Client(
                    1,
                    new UUID(0, 2),
                    ClientKind.HOSTED,
                    ClientId.parse("https://acme.example/oauth/notes.json"),
                    Cast.NAMESPACE,
                    environment,
                    1,
                    Instant.EPOCH,
                    null);
            ProtectedResource resource = new ProtectedResource(
                    1,
                    new UUID(0, 3),
                    new ResourceIdentifier("https://mcp.example/mcp"),
                    "Notes",
                    Scopes.parse(scopes),
                    state,
                    Instant.EPOCH,
                    "erin",
                    Instant.EPOCH,
                    0);
            Optional<PolicyTerms> terms = approvals.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PolicyTerms(approvals, Map.of(), Set.of(), VALIDITY, List.of()));
            return new EntitlementDossier(
                    client, revoked, resource, Optional.of(newest), terms.map(ReviewCases::policy), decisions, now);
        }

        World asking(int reviewers) {
            return under(Map.of(Role.REVIEWER, reviewers));
        }

        World under(Map<Role, Integer> asked) {
            return new World(environment, revoked, state, scopes, newest, asked, decisions, now);
        }

        World approvedBy(String person, Instant at) {
            var approval = new EntitlementDecision(
                    new UUID(6, 6), EntitlementDecision.Outcome.APPROVED, person, Set.of(Role.REVIEWER), null, at);
            return new World(environment, revoked, state, scopes, newest, approvals, List.of(approval), now);
        }

        World ofRevokedClient() {
            return new World(environment, true, state, scopes, newest, approvals, decisions, now);
        }

        World disabled() {
            return new World(
                    environment, revoked, ProtectedResource.State.DISABLED, scopes, newest, approvals, decisions, now);
        }

        World knowing(String known) {
            return new World(environment, revoked, state, known, newest, approvals, decisions, now);
        }

        World clientIn(Environment other) {
            return new World(other, revoked, state, scopes, newest, approvals, decisions, now);
        }

        World later(Duration by) {
            return new World(environment, revoked, state, scopes, newest, approvals, decisions, now.plus(by));
        }

        World overtakenBy(UUID other) {
            return new World(environment, revoked, state, scopes, other, approvals, decisions, now);
        }
    }
}
