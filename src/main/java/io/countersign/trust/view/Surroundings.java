package io.countersign.trust.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers depend on besides the client, small enough to be read whole whenever any of it changes.
 *
 * @param bySubject enabled authorization servers by the subject of their tokens
 * @param byId the same by their id
 * @param resources enabled protected resources by identifier
 * @param hosts until which second since 1970 control of each publisher host is proved
 */
record Surroundings(
        Map<String, Server> bySubject,
        Map<String, Server> byId,
        Map<String, Resource> resources,
        Map<String, Long> hosts) {

    static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Map.of(), Map.of());

    Surroundings {
        bySubject = Map.copyOf(bySubject);
        byId = Map.copyOf(byId);
        resources = Map.copyOf(resources);
        hosts = Map.copyOf(hosts);
    }

    boolean isProved(String host, long now) {
        @Nullable Long until = hosts.get(host);
        return until != null && until > now;
    }
}
