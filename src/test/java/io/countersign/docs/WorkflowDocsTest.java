package io.countersign.docs;

import io.countersign.docs.MachinePage.Attempt;
import io.countersign.review.ReviewCommand;
import io.countersign.review.ReviewProcess;
import io.countersign.review.ReviewState;
import io.countersign.review.entitlement.EntitlementProcess;
import io.countersign.review.entitlement.RequestState;
import io.countersign.security.Actor;
import io.countersign.testing.Cast;
import io.countersign.testing.EntitlementCases;
import io.countersign.testing.ReviewCases;
import io.countersign.testing.TrustCases;
import io.countersign.trust.TrustLifecycle;
import io.countersign.trust.TrustStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/workflow.md} is what the state machines answer when they are asked everything. */
class WorkflowDocsTest {

    @Test
    void thePageIsWhatTheMachinesDo() {
        Generated.file(
                Path.of("docs", "workflow.md"),
                Generated.NOTE + """
                # Workflow

                Three state machines govern a client, each written once as a pure function (ADR 0004). Everything below was found by asking those
                functions: every command, in every state, by everyone with one role. Whoever has several may do what any of them may.

                ## Review of a submission

                `ReviewProcess.decide`. A submission proposes one document version. It begins in `IN_REVIEW`, or in `DRAFT` when its author keeps it
                back. Decisions name the digest of the bytes they are about, and nobody decides on a submission of which they wrote any draft. What is
                published is what was approved: the same bytes, on the version they were compared with.

                """ + review().markdown(WorkflowDocsTest::people) + """
                Where a command has no row nobody can do it there: whoever could elsewhere is refused with `WRONG_STATE`. The reasons:

                """ + reviewReasons() + """

                ## Review of a request for an entitlement

                `EntitlementProcess.decide`. A request says what a client is to be entitled to at a resource, instead of what it is entitled to there
                now ([entitlements.md](entitlements.md)). The approval that meets the policy grants it in the same transaction.

                """
                        + entitlement().markdown(WorkflowDocsTest::people) + """
                Where a command has no row nobody can do it there: whoever could elsewhere is refused with `WRONG_STATE`. The reasons:

                """ + entitlementReasons() + """

                ## Trust in a client

                `TrustLifecycle.decide`. A client that never had a published version is `UNKNOWN`. `Publish` and `Expire` are no calls of their own:
                publishing an approved submission does the one, and the review has decided who may; the end of an approval does the other, and
                from that moment every answer says so, written down yet or not. Stopping takes one security admin, letting go on takes two.

                """
                        + trust().markdown(WorkflowDocsTest::people) + """
                Where a command has no row nobody can do it there: a security admin is refused with `WRONG_STATE`, or in `REVOKED` with
                `REVOKED_FOR_EVER`, which is what `Publish` meets there too. The reasons:

                """ + trustReasons() + """

                What each refusal looks like over HTTP: [problems](problems/README.md).
                """);
    }

    private static MachinePage review() {
        Map<String, String> beginnings = new LinkedHashMap<>();
        beginnings.put(ReviewState.DRAFT.name(), "kept back");
        beginnings.put(ReviewState.IN_REVIEW.name(), "submitted");
        return MachinePage.probe(names(ReviewState.values()), beginnings, state -> {
            List<Attempt> attempts = new ArrayList<>();
            ReviewCases.COMMANDS.forEach((_, asked) -> withOneRole(Cast.OF_REVIEW)
                    .forEach((who, actor) -> {
                        ReviewState from = ReviewState.valueOf(state);
                        var submission = ReviewCases.submission(from);
                        ReviewCommand command = asked.command().apply(actor);
                        String name = asked.way();
                        attempts.add(
                                switch (ReviewProcess.decide(
                                        submission,
                                        command,
                                        actor,
                                        asked.dossier().of(from, actor))) {
                                    case ReviewProcess.Outcome.Moved(var next) ->
                                        new Attempt(name, who, true, next.name());
                                    case ReviewProcess.Outcome.Refused(var reason) ->
                                        new Attempt(name, who, false, reason.name());
                                });
                    }));
            return attempts;
        });
    }

    private static MachinePage entitlement() {
        Map<String, String> beginnings = Map.of(RequestState.REQUESTED.name(), "asked for");
        return MachinePage.probe(names(RequestState.values()), beginnings, state -> {
            List<Attempt> attempts = new ArrayList<>();
            EntitlementCases.COMMANDS.forEach((_, asked) -> withOneRole(EntitlementCases.CAST)
                    .forEach((who, actor) -> attempts.add(
                            switch (EntitlementProcess.decide(
                                    EntitlementCases.request(RequestState.valueOf(state)),
                                    asked.command(),
                                    actor,
                                    asked.dossier().apply(actor))) {
                                case EntitlementProcess.Outcome.Moved(var next) ->
                                    new Attempt(asked.way(), who, true, next.name());
                                case EntitlementProcess.Outcome.Refused(var reason) ->
                                    new Attempt(asked.way(), who, false, reason.name());
                            })));
            return attempts;
        });
    }

    private static MachinePage trust() {
        Map<String, String> beginnings = Map.of(TrustStatus.UNKNOWN.name(), "created");
        return MachinePage.probe(names(TrustStatus.values()), beginnings, status -> {
            List<Attempt> attempts = new ArrayList<>();
            TrustCases.COMMANDS.forEach((name, command) -> Cast.OF_TRUST.forEach((who, actor) -> attempts.add(
                    switch (TrustLifecycle.decide(
                            TrustStatus.valueOf(status), command.apply(actor), actor, TrustCases.NOW)) {
                        case TrustLifecycle.Outcome.Moved(var next) -> new Attempt(name, who, true, next.name());
                        case TrustLifecycle.Outcome.Refused(var reason) -> new Attempt(name, who, false, reason.name());
                    })));
            return attempts;
        });
    }

    private static Map<String, Actor> withOneRole(Map<String, Actor> cast) {
        Map<String, Actor> few = new LinkedHashMap<>(cast);
        few.values().removeIf(actor -> actor.roles().size() > 1);
        return few;
    }

    private static String people(Set<String> who) {
        return who.size() == Cast.OF_TRUST.size() ? "the service itself" : String.join("; ", who);
    }

    private static String reviewReasons() {
        return reasons(Arrays.stream(ReviewProcess.Refusal.values())
                .collect(Collectors.toMap(Enum::name, WorkflowDocsTest::meaning, (a, _) -> a, LinkedHashMap::new)));
    }

    private static String entitlementReasons() {
        return reasons(Arrays.stream(EntitlementProcess.Refusal.values())
                .collect(Collectors.toMap(Enum::name, WorkflowDocsTest::meaning, (a, _) -> a, LinkedHashMap::new)));
    }

    private static String trustReasons() {
        return reasons(Arrays.stream(TrustLifecycle.Refusal.values())
                .collect(Collectors.toMap(Enum::name, WorkflowDocsTest::meaning, (a, _) -> a, LinkedHashMap::new)));
    }

    private static String reasons(Map<String, String> meanings) {
        return meanings.entrySet().stream()
                .map(reason -> "- `" + reason.getKey() + "`: " + reason.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String meaning(ReviewProcess.Refusal reason) {
        return switch (reason) {
            case AUTHOR_ROLE_MISSING -> "only authors do this.";
            case REVIEWER_ROLE_MISSING -> "only reviewers do this, and whom the policy names.";
            case PUBLISHER_ROLE_MISSING -> "only authors and reviewers do this.";
            case OTHER_NAMESPACE -> "an author of other namespaces, and not of the submission's.";
            case OWN_SUBMISSION -> "whoever wrote any draft of it never decides on it, whatever their roles.";
            case WRONG_STATE -> "the submission stands where this cannot be done.";
            case DIGEST_MISMATCH -> "the bytes named or stored are not the submission's current draft.";
            case ALREADY_APPROVED -> "one person counts once.";
            case NOT_OWNER -> "where a namespace names owners, only they attest for it.";
            case EVIDENCE_NOT_PROVIDABLE ->
                "domain control is taken from the proofs of the host, and handed in by nobody.";
            case EVIDENCE_IN_THE_FUTURE -> "evidence says what was, not what will be.";
            case HOST_UNPROVED -> "control of the publisher host is not proved, or its proof has expired.";
            case FROZEN -> "a freeze of the policy holds.";
            case POLICY_ABSENT -> "no policy applies: undecided is not approved.";
            case POLICY_UNMET -> "the policy in force asks for approvals or evidence that are not there, or no longer.";
            case BASE_MOVED -> "another version of the client was published since the submission was made.";
        };
    }

    private static String meaning(EntitlementProcess.Refusal reason) {
        return switch (reason) {
            case REQUESTER_ROLE_MISSING -> "only authors and security admins ask for entitlements.";
            case DECIDER_ROLE_MISSING -> "only reviewers decide, and whom the policy names.";
            case OTHER_NAMESPACE -> "an author of other namespaces, and not of the client's.";
            case OWN_REQUEST ->
                "whoever made the request, or is an author of the client's namespace, never decides on it.";
            case NOT_REQUESTER -> "a request is taken back by whoever made it.";
            case WRONG_STATE -> "the request has ended.";
            case ALREADY_APPROVED -> "one person counts once.";
            case CLIENT_REVOKED -> "nothing is granted to a revoked client.";
            case RESOURCE_DISABLED -> "nothing is granted at a disabled resource.";
            case SCOPE_UNKNOWN -> "the resource does not have all of these scopes, or no longer.";
            case ENVIRONMENT_MISMATCH -> "a client is entitled in its own environment only.";
            case OVER_BEFORE_IT_BEGINS -> "the end that was asked for has passed.";
            case ENTITLEMENT_MOVED -> "something was granted or withdrawn there since the request was made.";
        };
    }

    private static String meaning(TrustLifecycle.Refusal reason) {
        return switch (reason) {
            case ROLE_MISSING -> "only security admins do this.";
            case WRONG_STATE -> "the client stands where this cannot be done.";
            case SECOND_PERSON_MISSING -> "whoever asked for a restoration does not agree to it as well.";
            case NOT_YET -> "the approval has not run out.";
            case REVOKED_FOR_EVER -> "a revoked client never comes back; its client ID is a tombstone.";
        };
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
