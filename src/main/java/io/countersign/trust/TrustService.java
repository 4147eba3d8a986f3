package io.countersign.trust;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.document.MetadataDocument;
import io.countersign.document.RedirectUri;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether clients are trusted: takes new versions live, suspends, restores and revokes, and answers authorization servers. */
@ApplicationScoped
@Transactional
public class TrustService {

    private final TrustRepository trusts;
    private final StatementRepository statements;
    private final StatementIssuer issuer;
    private final ClientService clients;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    TrustService(
            TrustRepository trusts,
            StatementRepository statements,
            StatementIssuer issuer,
            ClientService clients,
            Log log,
            Ids ids,
            Clock clock) {
        this.trusts = trusts;
        this.statements = statements;
        this.issuer = issuer;
        this.clients = clients;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** How a client stands. */
    public Trust of(UUID client) {
        return trusts.of(client);
    }

    /** How clients stand; those without an entry are {@link Trust#UNKNOWN}. */
    public Map<UUID, Trust> of(Collection<UUID> clients) {
        return trusts.of(clients);
    }

    /** Takes a newly published version live and signs the statement over it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Actor actor, Client client, DocumentVersion version) {
        Trust before = trusts.lock(client.id());
        TrustStatus next = decide(before.status(), new TrustCommand.Publish(), actor);
        if (next != before.status()) {
            trusts.put(client.id(), new Trust(next, "", clock.instant()));
        }
        issuer.issue(client, version);
    }

    /** Suspends, restores or revokes a client. */
    public void change(Actor actor, UUID clientId, TrustCommand command, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        Client client = clients.client(actor, clientId);
        TrustStatus next = decide(trusts.lock(clientId).status(), command, actor);
        trusts.put(clientId, new Trust(next, reason, clock.instant()));
        log.append(actor, act(command), client.clientId().value(), Map.of("reason", reason));
    }

    private static String act(TrustCommand command) {
        return switch (command) {
            case TrustCommand.Publish _ -> "client.published";
            case TrustCommand.Suspend _ -> "client.suspended";
            case TrustCommand.Restore _ -> "client.restored";
            case TrustCommand.Revoke _ -> "client.revoked";
        };
    }

    private static TrustStatus decide(TrustStatus status, TrustCommand command, Actor actor) {
        return switch (TrustLifecycle.decide(status, command, actor)) {
            case TrustLifecycle.Outcome.Moved moved -> moved.next();
            case TrustLifecycle.Outcome.Refused refused -> throw new TrustRefused(refused.reason(), status);
        };
    }

    /** The statements over a version of a client, newest first; public. */
    public List<Statement> statements(UUID client, int version) {
        return statements.over(client, version);
    }

    /** The live version of a client: its newest, while the client is active. */
    public Optional<DocumentVersion> live(Client client) {
        return trusts.of(client.id()).status() == TrustStatus.ACTIVE
                ? Optional.of(clients.version(client.id(), client.latestVersion()))
                : Optional.empty();
    }

    /** Answers an authorization server; a no is an answer, not an error. */
    public Evaluation evaluate(Actor actor, Question question) {
        actor.require(Role.AUTHORIZATION_SERVER);
        UUID id = ids.next();
        Optional<Client> known = clients.client(question.clientId());
        TrustStatus status =
                known.map(client -> trusts.of(client.id()).status()).orElse(TrustStatus.UNKNOWN);
        if (known.isEmpty() || known.get().latestVersion() == 0) {
            return new Evaluation(id, Evaluator.withoutDocument(status), status, 0, null);
        }
        Client client = known.get();
        DocumentVersion version = clients.version(client.id(), client.latestVersion());
        var live = new Evaluator.Live(status, version.digest(), redirectUris(version));
        return new Evaluation(id, Evaluator.decide(live, question), status, version.number(), version.digest());
    }

    private static List<RedirectUri> redirectUris(DocumentVersion version) {
        return switch (MetadataDocument.parse(version.bytes())) {
            case MetadataDocument.Parsed.Readable(var document) ->
                document.redirectUris().stream().map(RedirectUri::new).toList();
            case MetadataDocument.Parsed.Unreadable unreadable ->
                throw new IllegalStateException("a published version is readable: " + unreadable.message());
        };
    }
}
