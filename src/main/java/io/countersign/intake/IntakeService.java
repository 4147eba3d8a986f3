package io.countersign.intake;

import io.countersign.client.Client;
import io.countersign.client.ClientRefused;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.client.Environment;
import io.countersign.client.Namespaces;
import io.countersign.client.PublisherHost;
import io.countersign.client.PublisherHosts;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import io.countersign.document.Registration;
import io.countersign.document.Registration.Dropped;
import io.countersign.document.RegistrationBody;
import io.countersign.document.UriParts;
import io.countersign.platform.Ids;
import io.countersign.review.Origin;
import io.countersign.review.Origin.Kind;
import io.countersign.review.ReviewQueries;
import io.countersign.review.ReviewService;
import io.countersign.review.Submission;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.TrustService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets documents in: the client where it is new, and the submission, in one transaction or not at all. */
@ApplicationScoped
@Transactional
public class IntakeService {

    private final ClientService clients;
    private final Namespaces namespaces;
    private final PublisherHosts hosts;
    private final ReviewService review;
    private final ReviewQueries queries;
    private final TrustService trust;
    private final Ids ids;

    IntakeService(
            ClientService clients,
            Namespaces namespaces,
            PublisherHosts hosts,
            ReviewService review,
            ReviewQueries queries,
            TrustService trust,
            Ids ids) {
        this.clients = clients;
        this.namespaces = namespaces;
        this.hosts = hosts;
        this.review = review;
        this.queries = queries;
        this.trust = trust;
        this.ids = ids;
    }

    /** Imports a document by value, byte for byte, for the client that it names itself. */
    public Arrival document(Actor actor, String namespace, byte[] bytes, boolean draft) {
        clients.within(actor, namespace).requireAuthor(namespace);
        Client client = client(actor, namespace, clientId(bytes));
        Origin origin = new Origin(Kind.IMPORTED, client.clientId().value());
        return proposed(actor, client, bytes, new Coming(draft, origin, List.of()));
    }

    /** Makes a draft for a client out of a registration request (RFC 7591). */
    public Arrival registration(Actor actor, String namespace, String clientId, byte[] body) {
        clients.within(actor, namespace).requireAuthor(namespace);
        return registered(actor, client(actor, namespace, clientId), body, true, "/api/v1/imports/registrations");
    }

    /** Registers a new client as RFC 7591 does, but for the review that it now waits for; without a namespace, in the author's only one. */
    public Arrival register(Actor actor, @Nullable String namespace, byte[] body) {
        String owner = namespace == null ? only(actor) : namespace;
        clients.within(actor, owner).requireAuthor(owner);
        String clientId = "https://" + host(actor, owner) + "/clients/" + ids.next();
        return registered(actor, clients.createClient(actor, owner, clientId), body, false, "/register");
    }

    /** Proposes the live version of a client for another one in a higher environment: the same members under its client ID. */
    public Arrival promote(Actor actor, UUID from, UUID to, boolean draft) {
        Client source = clients.client(actor, from);
        clients.within(actor, source.namespace()).requireAuthor(source.namespace());
        Client target = target(actor, to);
        var outcome = Promotion.decide(source, target, trust.of(from).status(), clients.expired(source));
        if (outcome instanceof Promotion.Outcome.Refused(Promotion.Reason reason)) {
            throw new PromotionRefused(reason);
        }
        DocumentVersion version = clients.version(from, source.latestVersion());
        byte[] bytes = read(version.bytes())
                .under(target.clientId())
                .orElseThrow(() -> new PromotionRefused(Promotion.Reason.TOO_LARGE));
        String path = "/api/v1/clients/" + from + "/versions/" + version.number();
        Origin origin = new Origin(Kind.PROMOTED, path, queries.writers(version));
        return proposed(actor, target, bytes, new Coming(draft, origin, List.of()));
    }

    private Client target(Actor actor, UUID id) {
        try {
            return clients.client(actor, id);
        } catch (ClientRefused notFound) {
            throw new IntakeRefused(IntakeRefused.Reason.NO_TARGET, "no such client");
        }
    }

    /** The client of that ID in the namespace, or a new one: hosted where the host is the namespace's, else foreign. */
    private Client client(Actor actor, String namespace, String clientId) {
        return clients.client(clientId)
                .filter(known -> known.namespace().equals(namespace))
                .orElseGet(() -> isOwnHost(actor, namespace, clientId)
                        ? clients.createClient(actor, namespace, clientId)
                        : clients.createForeign(actor, namespace, clientId));
    }

    private boolean isOwnHost(Actor actor, String namespace, String clientId) {
        Set<String> own = namespaces.namespace(actor, namespace).publisherHosts();
        @Nullable String authority = UriParts.split(clientId).authority();
        return authority != null && own.contains(authority);
    }

    private Arrival registered(Actor actor, Client client, byte[] body, boolean draft, String by) {
        return switch (RegistrationBody.toDocument(body, client.clientId())) {
            case Registration.Refused refused -> throw new RegistrationRefused(refused);
            case Registration.Converted converted ->
                proposed(
                        actor,
                        client,
                        converted.bytes(),
                        new Coming(draft, new Origin(Kind.REGISTERED, by), converted.dropped()));
        };
    }

    /** How a document comes in. */
    private record Coming(boolean draft, Origin origin, List<Dropped> dropped) {}

    private Arrival proposed(Actor actor, Client client, byte[] bytes, Coming it) {
        Submission submission = review.propose(actor, client.id(), bytes, it.draft(), it.origin());
        var findings = queries.view(actor, submission.id()).findings();
        return new Arrival(client, submission, read(bytes), findings, it.dropped());
    }

    private String host(Actor actor, String namespace) {
        return hosts.list(actor, namespace, 0, PublisherHosts.MOST).items().stream()
                .map(PublisherHosts.Standing::host)
                .filter(host -> host.environment() == Environment.PROD)
                .map(PublisherHost::host)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a namespace begins with a host for production"));
    }

    private static String only(Actor actor) {
        actor.require(Role.AUTHOR);
        if (actor.namespaces().size() != 1) {
            throw new IntakeRefused(IntakeRefused.Reason.NAMESPACE_AMBIGUOUS, "name one of your namespaces");
        }
        return actor.namespaces().iterator().next();
    }

    private static String clientId(byte[] bytes) {
        return read(bytes)
                .clientId()
                .orElseThrow(() -> new IntakeRefused(
                        IntakeRefused.Reason.NO_CLIENT_ID, "must be the URL of the client whose document this is"));
    }

    private static MetadataDocument read(byte[] bytes) {
        return switch (MetadataDocument.parse(bytes)) {
            case Parsed.Readable(MetadataDocument document) -> document;
            case Parsed.Unreadable(String message, String pointer) ->
                throw new IntakeRefused(IntakeRefused.Reason.UNREADABLE, message);
        };
    }
}
