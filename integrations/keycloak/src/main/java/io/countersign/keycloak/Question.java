package io.countersign.keycloak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a client.
 *
 * @param resources the protected resources that it wants tokens for (RFC 8707); without any it is about the realm itself
 * @param redirectUri where the answer would go; null where there is none
 * @param scopes what it would be granted; nothing where that is not known yet
 */
record Question(
        Action action,
        String clientId,
        Set<String> resources,
        @Nullable String redirectUri,
        Set<String> scopes) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Question {
        resources = ordered(resources);
        scopes = ordered(scopes);
    }

    /** About the client alone. */
    static Question plain(Action action, String clientId) {
        return new Question(action, clientId, Set.of(), null, Set.of());
    }

    /** The AuthZEN request about one protected resource; a scope that is the issuer's own is none of the resource's. */
    ObjectNode about(String resource, Set<String> issuerScopes, @Nullable String environment) {
        Set<String> judged = new LinkedHashSet<>(scopes);
        judged.removeAll(issuerScopes);
        return request("oauth_resource", resource, judged, environment);
    }

    /** The AuthZEN request about the realm itself. */
    ObjectNode aboutIssuer(String issuer, @Nullable String environment) {
        return request("issuer", issuer, scopes, environment);
    }

    private ObjectNode request(String type, String resource, Set<String> judged, @Nullable String environment) {
        ObjectNode context = JSON.objectNode();
        optional(context, "redirect_uri", redirectUri);
        optional(context, "scope", judged.isEmpty() ? null : String.join(" ", judged));
        optional(context, "environment", environment);
        ObjectNode request = JSON.objectNode();
        request.set("subject", JSON.objectNode().put("type", "oauth_client").put("id", clientId));
        request.set("action", JSON.objectNode().put("name", action.wire()));
        request.set("resource", JSON.objectNode().put("type", type).put("id", resource));
        request.set("context", context);
        return request;
    }

    private static void optional(ObjectNode object, String member, @Nullable String value) {
        if (value != null) {
            object.put(member, value);
        }
    }

    private static Set<String> ordered(Collection<String> values) {
        return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
