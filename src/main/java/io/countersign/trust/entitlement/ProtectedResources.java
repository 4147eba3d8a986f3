package io.countersign.trust.entitlement;

import io.countersign.client.ClientRefused;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.view.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Protected resources: registered and changed by security admins, read by everyone who has a role. */
@ApplicationScoped
@Transactional
public class ProtectedResources {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ProtectedResourceRepository resources;
    private final Visibility visibility;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    ProtectedResources(ProtectedResourceRepository resources, Visibility visibility, Log log, Ids ids, Clock clock) {
        this.resources = resources;
        this.visibility = visibility;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers a resource; one identifier names one resource for ever. */
    public ProtectedResource register(Actor actor, ResourceIdentifier identifier, String name, Scopes scopes) {
        actor.require(Role.SECURITY_ADMIN);
        if (resources.byIdentifier(identifier.value()).isPresent()) {
            throw new ResourceRefused(ResourceRefused.Reason.TAKEN, "");
        }
        Instant now = clock.instant();
        ProtectedResource registered = resources.insert(new ProtectedResource(
                0,
                ids.next(),
                identifier,
                name,
                scopes,
                ProtectedResource.State.ENABLED,
                now,
                actor.subject(),
                now,
                0));
        return recorded(actor, "resource.registered", registered);
    }

    /** Changes name and scopes, unless the resource is no longer at the revision the caller read. */
    public ProtectedResource change(Actor actor, UUID id, int revision, String name, Scopes scopes) {
        ProtectedResource before = lock(actor, id);
        if (before.revision() != revision) {
            throw new ResourceRefused(ResourceRefused.Reason.STALE, Integer.toString(before.revision()));
        }
        ProtectedResource changed = resources.change(id, name, scopes, before.state(), clock.instant());
        return recorded(actor, "resource.changed", changed);
    }

    /** Stops every grant there at once; what clients are entitled to is kept. */
    public ProtectedResource disable(Actor actor, UUID id) {
        return recorded(actor, "resource.disabled", move(actor, id, ProtectedResource.State.DISABLED));
    }

    /** Lets what clients are entitled to be granted there again. */
    public ProtectedResource enable(Actor actor, UUID id) {
        return recorded(actor, "resource.enabled", move(actor, id, ProtectedResource.State.ENABLED));
    }

    private ProtectedResource move(Actor actor, UUID id, ProtectedResource.State state) {
        ProtectedResource before = lock(actor, id);
        if (before.state() == state) {
            throw new ResourceRefused(ResourceRefused.Reason.WRONG_STATE, state.wire());
        }
        return resources.change(id, before.name(), before.scopes(), state, clock.instant());
    }

    private ProtectedResource lock(Actor actor, UUID id) {
        actor.require(Role.SECURITY_ADMIN);
        return resources.lock(id).orElseThrow(ClientRefused::notFound);
    }

    /** One resource. */
    public ProtectedResource resource(Actor actor, UUID id) {
        actor.require(Role.values());
        return resource(id);
    }

    /** The resources, in the order they were registered. */
    public Page<ProtectedResource> list(Actor actor, long cursor, int limit) {
        actor.require(Role.values());
        return Page.of(resources.after(cursor, limit + 1), limit, ProtectedResource::ordinal);
    }

    /** The resource of an API identifier, whoever asks. */
    public ProtectedResource resource(UUID id) {
        return resources.byId(id).orElseThrow(ClientRefused::notFound);
    }

    /** The resource with exactly this identifier, or with this API identifier, whoever asks. */
    public Optional<ProtectedResource> named(String identifierOrId) {
        Function<String, Optional<ProtectedResource>> find =
                ID.matcher(identifierOrId).matches()
                        ? id -> resources.byId(UUID.fromString(id))
                        : resources::byIdentifier;
        return find.apply(identifierOrId);
    }

    private ProtectedResource recorded(Actor actor, String act, ProtectedResource resource) {
        visibility.afterCommit();
        log.append(
                actor,
                act,
                resource.resource().value(),
                Map.of(
                        "resource", resource.id().toString(),
                        "revision", Integer.toString(resource.revision()),
                        "scopes", resource.scopes().text()));
        return resource;
    }
}
