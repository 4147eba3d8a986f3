package io.countersign.trust;

import io.countersign.client.Environment;
import io.countersign.trust.Evaluation.Verdict;
import io.countersign.trust.entitlement.Scopes;
import io.countersign.trust.view.Ceiling;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Server;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges a {@link Question} by what is known of the client: a pure decision that says no whenever it is not sure. */
final class Evaluator {

    private static final Set<Reason> TRUSTED = Set.of(Reason.TRUSTED);

    private Evaluator() {}

    /** What may be granted to a client at a resource; asked only of a client that is active. */
    @FunctionalInterface
    interface Ceilings {
        Ceiling of(PackedClient client, String resource, Environment environment, long now);
    }

    /** The verdict that needs no look at any client. */
    static Verdict because(Reason reason) {
        return new Verdict(Set.of(reason), null, Long.MAX_VALUE);
    }

    static Verdict judge(Question question, Server server, @Nullable PackedClient client, Ceilings ceilings, long now) {
        EnumSet<Reason> against = EnumSet.noneOf(Reason.class);
        against(against, Reason.SUBJECT_TYPE_UNKNOWN, !question.isAboutAClient());
        against(against, Reason.ACTION_UNKNOWN, !question.hasKnownAction());
        boolean protectedResource = Question.OAUTH_RESOURCE.equals(question.resourceType());
        boolean issuer = Question.ISSUER.equals(question.resourceType());
        against(against, Reason.RESOURCE_TYPE_UNKNOWN, !protectedResource && !issuer);
        if (!against.isEmpty()) {
            return new Verdict(against, null, Long.MAX_VALUE);
        }
        TrustStatus status = client == null ? TrustStatus.UNKNOWN : client.status(now);
        if (client == null || status != TrustStatus.ACTIVE) {
            return because(standing(status));
        }
        return active(against, question, server, client, ceilings, now);
    }

    static Reason standing(TrustStatus status) {
        return switch (status) {
            case UNKNOWN -> Reason.CLIENT_UNKNOWN;
            case SUSPENDED -> Reason.CLIENT_SUSPENDED;
            case REVOKED -> Reason.CLIENT_REVOKED;
            case EXPIRED -> Reason.CLIENT_EXPIRED;
            case ACTIVE -> Reason.TRUSTED;
        };
    }

    private static Verdict active(
            EnumSet<Reason> against,
            Question question,
            Server server,
            PackedClient client,
            Ceilings ceilings,
            long now) {
        @Nullable Environment environment = question.environmentFor(server).orElse(null);
        against(
                against,
                Reason.ENVIRONMENT_NOT_SERVED,
                environment == null || !server.environments().contains(environment));
        // a development client is trusted where development is asked for by name, and nowhere else
        against(against, Reason.ENVIRONMENT_MISMATCH, environment != client.environment());
        boolean itself = Question.ISSUER.equals(question.resourceType());
        against(against, Reason.ISSUER_MISMATCH, itself && !server.issuer().equals(question.resource()));
        String digest = question.digest();
        against(against, Reason.DIGEST_NOT_APPROVED, digest != null && !client.hasDigest(digest));
        String redirectUri = question.redirectUri();
        against(against, Reason.REDIRECT_URI_NOT_REGISTERED, redirectUri != null && !client.permits(redirectUri));
        if (environment == null) {
            return new Verdict(against, null, client.until());
        }
        Ceiling ceiling = ceilings.of(client, question.resource(), environment, now);
        // a server that is no protected resource has scopes of its own, which are not ours to limit
        if (itself && !ceiling.resourceKnown()) {
            return new Verdict(against.isEmpty() ? TRUSTED : against, null, client.until());
        }
        return entitled(against, question, server, client, ceiling);
    }

    /** May ask for less, never for more: what is beyond is refused, or left out for a server that grants only what it is told. */
    private static Verdict entitled(
            EnumSet<Reason> against, Question question, Server server, PackedClient client, Ceiling ceiling) {
        against(against, Reason.RESOURCE_UNKNOWN, !ceiling.resourceKnown());
        // what the resource no longer offers is worth nothing, whatever was entitled once
        String widest = Scopes.within(ceiling.entitled(), ceiling.offered()).granted();
        boolean nothing = widest.isEmpty();
        against(against, Reason.NOT_ENTITLED, ceiling.resourceKnown() && nothing);
        String asked = question.scope();
        Scopes.Within within = asked == null ? new Scopes.Within(widest, true) : Scopes.within(asked, widest);
        boolean narrowed = server.narrowsScope() && !within.granted().isEmpty();
        against(against, Reason.SCOPE_BEYOND_ENTITLEMENT, !nothing && !within.all() && !narrowed);
        return new Verdict(
                against.isEmpty() ? TRUSTED : against,
                within.granted(),
                Math.min(client.until(), nothing ? Long.MAX_VALUE : ceiling.until()));
    }

    private static void against(EnumSet<Reason> reasons, Reason reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
