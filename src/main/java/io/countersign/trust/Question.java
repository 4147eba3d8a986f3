package io.countersign.trust;

import io.countersign.client.Environment;
import io.countersign.document.RedirectUri;
import io.countersign.trust.view.Server;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server asks: is this client trusted for this? Everything is as it was written, and judged later.
 *
 * @param subjectType {@value #OAUTH_CLIENT}, or something that is no client
 * @param clientId the {@code client_id} exactly as the request of the client had it
 * @param action what the client is about to do
 * @param resourceType {@value #OAUTH_RESOURCE} or {@value #ISSUER}
 * @param resource the identifier of a protected resource (RFC 9728), or the issuer that asks
 * @param redirectUri where the answer would go; null when the request has none
 * @param redirectHost the host of that URI, which may be empty; null when the request has none
 * @param scope what is asked for, space separated; null when the request has none
 * @param digest digest of the document the server holds; null when it holds none
 * @param environment the environment it asks for; null means its usual one
 */
public record Question(
        String subjectType,
        String clientId,
        String action,
        String resourceType,
        String resource,
        @Nullable String redirectUri,
        @Nullable String redirectHost,
        @Nullable String scope,
        @Nullable String digest,
        @Nullable String environment) {

    /** As it was written, with the host of its redirect URI. */
    public static Question of(
            String subjectType,
            String clientId,
            String action,
            String resourceType,
            String resource,
            @Nullable String redirectUri,
            @Nullable String scope,
            @Nullable String digest,
            @Nullable String environment) {
        return new Question(
                subjectType,
                clientId,
                action,
                resourceType,
                resource,
                redirectUri,
                redirectUri == null ? null : new RedirectUri(redirectUri).host(),
                scope,
                digest,
                environment);
    }

    /** The subject type this registry knows. */
    public static final String OAUTH_CLIENT = "oauth_client";

    /** The resource type of a protected resource. */
    public static final String OAUTH_RESOURCE = "oauth_resource";

    /** The resource type of the authorization server itself. */
    public static final String ISSUER = "issuer";

    /** The moments at which a server asks (AuthZEN action names). */
    public enum Action {
        REGISTER,
        AUTHORIZE,
        TOKEN,
        REFRESH;

        private static final Action[] ALL = values();

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** The name in questions, for example {@code authorize}. */
        public String wire() {
            return wire;
        }
    }

    boolean isAboutAClient() {
        return OAUTH_CLIENT.equals(subjectType);
    }

    boolean hasKnownAction() {
        for (Action known : Action.ALL) {
            if (known.wire().equals(action)) {
                return true;
            }
        }
        return false;
    }

    /** The environment that is meant; empty for a name that is none, which is about no client at all. */
    Optional<Environment> environmentFor(Server server) {
        return environment == null ? Optional.of(server.usualEnvironment()) : Environment.of(environment);
    }
}
