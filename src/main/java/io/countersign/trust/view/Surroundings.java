package io.countersign.trust.view;

import io.countersign.client.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What answers depend on besides the client, small enough to be read whole whenever any of it changes.
 *
 * @param bySubject enabled authorization servers by the subject of their tokens
 * @param byId the same by their id
 * @param resources enabled protected resources by identifier
 * @param hosts until which second since 1970 control of each publisher host is proved
 * @param edition how often it was read; the same number is the same in all
 */
public record Surroundings(
        Map<String, Server> bySubject,
        Map<UUID, Server> byId,
        Map<String, Resource> resources,
        Map<String, Long> hosts,
        long edition) {

    static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Map.of(), Map.of(), 0);

    public Surroundings {
        bySubject = Map.copyOf(bySubject);
        byId = Map.copyOf(byId);
        resources = Map.copyOf(resources);
        hosts = Map.copyOf(hosts);
    }

    Surroundings edition(long number) {
        return new Surroundings(bySubject, byId, resources, hosts, number);
    }

    /** The enabled authorization server with tokens of this subject. */
    public Optional<Server> serverOfSubject(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /** The enabled authorization server of an id. */
    public Optional<Server> server(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The second since 1970 until which control of a publisher host is proved; 0 where it never was. */
    public long provedUntil(String host) {
        @Nullable Long until = hosts.get(host);
        return until == null ? 0 : until;
    }

    /** What may be granted to a client at a resource; never null. */
    public Ceiling ceiling(PackedClient client, String resource, Environment environment, long now) {
        @Nullable Resource known = resources.get(resource);
        if (known == null) {
            return Ceiling.UNKNOWN_RESOURCE;
        }
        int grant = client.grant(known.name(), environment, now);
        return grant < 0
                ? Ceiling.NOTHING
                : new Ceiling(true, client.scopes(grant), known.scopes(), client.scopesUntil(grant));
    }
}
