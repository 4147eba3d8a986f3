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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clients: creates them, keeps the versions that the review let through, and finds them again. */
@ApplicationScoped
@Transactional
public class ClientService {

    private final Namespaces namespaces;
    private final Members members;
    private final PublisherHosts hosts;
    private final ClientRepository clients;
    private final DocumentVersionRepository versions;
    private final Checker checker;
    private final ClientsConfig config;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    ClientService(
            Namespaces namespaces,
            Members members,
            PublisherHosts hosts,
            ClientRepository clients,
            DocumentVersionRepository versions,
            Checker checker,
            ClientsConfig config,
            Log log,
            Ids ids,
            Clock clock) {
        this.namespaces = namespaces;
        this.members = members;
        this.hosts = hosts;
        this.clients = clients;
        this.versions = versions;
        this.checker = checker;
        this.config = config;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** The actor, without the namespace when that keeps an author list which does not name the actor's subject. */
    public Actor within(Actor actor, String namespace) {
        return members.within(actor, namespace);
    }

    /** Whether the actor answers for the namespace, as its owners do. */
    public boolean answersFor(Actor actor, String namespace) {
        return members.answersFor(actor, namespace);
    }

    /** Creates a client: its ID must follow the grammar of CIMD §3 and lie on one of its namespace's publisher hosts. */
    public Client createClient(Actor actor, String namespace, String candidate) {
        Namespace owner = authored(actor, namespace);
        ClientId clientId = wellFormed(candidate);
        PublisherHost host = hosts.named(clientId.authority())
                .filter(found -> found.namespace().equals(namespace))
                .orElseThrow(() -> ClientRefused.hostNotIn(
                        owner.publisherHosts().stream().sorted().toList()));
        if (ReservedPaths.contains(clientId.path())) {
            throw ClientRefused.because(ClientRefused.Reason.RESERVED_PATH);
        }
        return insert(actor, ClientKind.HOSTED, clientId, namespace, host.environment());
    }

    /** Creates a client whose vendor serves its document, on a host that is nobody's publisher host. */
    public Client createForeign(Actor actor, String namespace, String candidate) {
        authored(actor, namespace);
        ClientId clientId = wellFormed(candidate);
        if (isOnPublisherHost(clientId)) {
            throw ClientRefused.because(ClientRefused.Reason.HOST_IS_PUBLISHED);
        }
        return insert(actor, ClientKind.FOREIGN, clientId, namespace, Environment.PROD);
    }

    /** Whether the client ID lies on somebody's publisher host, on whatever port. */
    public boolean isOnPublisherHost(ClientId clientId) {
        return hosts.isPublished(clientId.host());
    }

    private Namespace authored(Actor actor, String namespace) {
        members.within(actor, namespace).requireAuthor(namespace);
        return namespaces
                .named(namespace)
                .orElseThrow(() -> ClientRefused.because(ClientRefused.Reason.NAMESPACE_NOT_FOUND));
    }

    private ClientId wellFormed(String candidate) {
        List<Finding> errors = checker.checkClientId(candidate).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw ClientRefused.clientId(errors);
        }
        return ClientId.parse(candidate);
    }

    private Client insert(Actor actor, ClientKind kind, ClientId clientId, String namespace, Environment environment) {
        if (clients.byClientId(clientId.value()).isPresent()) {
            throw ClientRefused.because(ClientRefused.Reason.CLIENT_ID_TAKEN);
        }
        Instant now = clock.instant();
        @Nullable Instant expiresAt = environment == Environment.DEV ? now.plus(config.developmentLifetime()) : null;
        Client created = clients.insert(
                new Client(0, ids.next(), kind, clientId, namespace, environment, 0, now, expiresAt), actor.subject());
        log.append(
                actor,
                "client.created",
                clientId.value(),
                Map.of("namespace", namespace, "kind", kind.wire(), "environment", environment.wire()));
        return created;
    }

    /** The unexpired proof that the client's namespace controls its host; none for a foreign client. */
    public Optional<HostProof> hostProof(Client client) {
        return client.kind() == ClientKind.FOREIGN
                ? Optional.empty()
                : hosts.proof(client.clientId().authority());
    }

    /** Whether a development client's time is over. */
    public boolean expired(Client client) {
        @Nullable Instant expiresAt = client.expiresAt();
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
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
        boolean all = actor.is(Role.REVIEWER, Role.SECURITY_ADMIN, Role.AUDITOR);
        @Nullable Collection<String> readable = all ? null : actor.namespaces();
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
}
