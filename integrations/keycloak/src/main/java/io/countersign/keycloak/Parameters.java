package io.countersign.keycloak;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;

/** Parameters of OAuth requests as they were sent. */
final class Parameters {

    private Parameters() {}

    /** The form of the request that is being answered. */
    static MultivaluedMap<String, String> form(KeycloakSession session) {
        return session.getContext().getHttpRequest().getDecodedFormParameters();
    }

    /** Every {@code resource} (RFC 8707 §2) of a form. */
    static Set<String> resources(MultivaluedMap<String, String> form) {
        Set<String> resources = new LinkedHashSet<>();
        List<String> sent = form.get(OAuth2Constants.RESOURCE);
        if (sent != null) {
            sent.forEach(value -> resources.addAll(one(value)));
        }
        return resources;
    }

    /** A value that may be missing; an empty one counts as not sent (RFC 6749 §3.1). */
    static Set<String> one(@Nullable String value) {
        return value == null || value.isEmpty() ? Set.of() : Set.of(value);
    }

    /** Space-separated words in their order. */
    static Set<String> words(@Nullable String text) {
        Set<String> words = new LinkedHashSet<>(text == null ? List.of() : Arrays.asList(text.split(" ", -1)));
        words.remove("");
        return words;
    }
}
