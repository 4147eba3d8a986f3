package io.countersign.client;

import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.check.Finding;
import io.countersign.check.Severity;
import io.countersign.document.ClientId;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What exists: creates namespaces and clients, keeps the versions that the review let through, and finds them again. */
@ApplicationScoped
@Transactional
public class ClientService {

    private final NamespaceRepository namespaces;
    private final ClientRepository clients;
    private final DocumentVersionRepository versions;
    private final Checker checker;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    ClientService(
            NamespaceRepository namespaces,
            ClientRepository clients,
            DocumentVersionRepository versions,
            Checker checker,
            Log log,
            Ids ids,
            Clock clock) {
        this.namespaces = namespaces;
        this.clients = clients;
        this.versions = versions;
        this.checker = checker;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Creates a namespace with its publisher hosts. */
    public Namespace createNamespace(Actor actor, String name, Set<String> publisherHosts) {
        actor.require(Role.SECURITY_ADMIN);
        return addNamespace(actor, name, publisherHosts);
    }

    /** Creates a namespace of the embedded default unless it is there. */
    void sampleNamespace(String name, Set<String> publisherHosts) {
        if (namespaces.named(name).isEmpty()) {
            addNamespace(Actor.SYSTEM, name, publisherHosts);
        }
    }

    private Namespace addNamespace(Actor actor, String name, Set<String> publisherHosts) {
        if (namespaces.named(name).isPresent()) {
            throw ClientRefused.because(ClientRefused.Reason.NAMESPACE_TAKEN);
        }
        if (namespaces.anyHostTaken(publisherHosts)) {
            throw ClientRefused.because(ClientRefused.Reason.HOST_TAKEN);
        }
        Namespace created = namespaces.insert(new Namespace(0, name, publisherHosts, clock.instant(), actor.subject()));
        log.append(
                actor,
                "namespace.created",
                name,
                Map.of(
                        "publisher_hosts",
                        String.join(" ", publisherHosts.stream().sorted().toList())));
        return created;
    }

    /** The namespace of the name, for those who may read it. */
    public Namespace namespace(Actor actor, String name) {
        return Optional.of(name).filter(actor::reads).flatMap(namespaces::named).orElseThrow(ClientRefused::notFound);
    }

    /** The namespaces the actor may read, in the order they were created. */
    public Page<Namespace> namespaces(Actor actor, long cursor, int limit) {
        if (readsAll(actor)) {
            return Page.of(namespaces.after(cursor, limit + 1), limit, Namespace::ordinal);
        }
        List<Namespace> own = actor.namespaces().stream()
                .filter(actor::authors)
                .sorted()
                .map(namespaces::named)
                .flatMap(Optional::stream)
                .toList();
        return new Page<>(own, null);
    }

    /** Creates a client: its ID must follow the grammar of CIMD §3 and lie on one of its namespace's publisher hosts. */
    public Client createClient(Actor actor, String namespace, String candidate) {
        actor.requireAuthor(namespace);
        Namespace owner = namespaces
                .named(namespace)
                .orElseThrow(() -> ClientRefused.because(ClientRefused.Reason.NAMESPACE_NOT_FOUND));
        ClientId clientId = hostedClientId(owner, candidate);
        if (clients.byClientId(clientId.value()).isPresent()) {
            throw ClientRefused.because(ClientRefused.Reason.CLIENT_ID_TAKEN);
        }
        Client created = clients.insert(ids.next(), clientId, namespace, clock.instant(), actor.subject());
        log.append(actor, "client.created", clientId.value(), Map.of("namespace", namespace));
        return created;
    }

    private ClientId hostedClientId(Namespace owner, String candidate) {
        List<Finding> errors = checker.checkClientId(candidate).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw ClientRefused.clientId(errors);
        }
        ClientId clientId = ClientId.parse(candidate);
        if (!owner.publisherHosts().contains(clientId.authority())) {
            throw ClientRefused.hostNotIn(
                    owner.publisherHosts().stream().sorted().toList());
        }
        if (ReservedPaths.contains(clientId.path())) {
            throw ClientRefused.because(ClientRefused.Reason.RESERVED_PATH);
        }
        return clientId;
    }

    /** The client of an API identifier, for those who may read it. */
    public Client client(Actor actor, UUID id) {
        return clients.byId(id)
                .filter(client -> actor.reads(client.namespace()))
                .orElseThrow(ClientRefused::notFound);
    }

    /** The client of an API identifier, whoever asks: for what is public. */
    public Client client(UUID id) {
        return clients.byId(id).orElseThrow(ClientRefused::notFound);
    }

    /** The client with exactly this ID (RFC 3986 §6.2.1), whoever asks. */
    public Optional<Client> client(String clientId) {
        return clients.byClientId(clientId);
    }

    /** The clients the actor may read, in the order they were created, of one namespace when given. */
    public Page<Client> clients(Actor actor, @Nullable String namespace, long cursor, int limit) {
        @Nullable Collection<String> readable = readsAll(actor) ? null : actor.namespaces();
        if (namespace != null) {
            readable = actor.reads(namespace) ? List.of(namespace) : List.of();
        }
        return Page.of(clients.after(readable, cursor, limit + 1), limit, Client::ordinal);
    }

    /** One published version of a client; public, as its bytes were. */
    public DocumentVersion version(UUID client, int number) {
        return versions.numbered(client, number).orElseThrow(ClientRefused::notFound);
    }

    /** The published versions of a client, oldest first; public. */
    public Page<DocumentVersion> versions(UUID client, long cursor, int limit) {
        return Page.of(versions.after(client, cursor, limit + 1), limit, DocumentVersion::number);
    }

    /** Freezes the bytes of an approved document as the client's next version; a lost race is a constraint violation. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DocumentVersion addVersion(Actor actor, Client client, CheckedDocument document, UUID submission) {
        DocumentVersion version = new DocumentVersion(
                client.id(),
                client.latestVersion() + 1,
                document.digest(),
                document.bytes(),
                submission,
                new DocumentVersion.Publication(clock.instant(), actor.subject()));
        versions.insert(version);
        return version;
    }

    private static boolean readsAll(Actor actor) {
        return actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
    }
}
