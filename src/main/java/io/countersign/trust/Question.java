package io.countersign.trust;

import io.countersign.client.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server asks: is this client trusted for this?
 *
 * @param clientId the {@code client_id} exactly as the request of the client had it
 * @param action what the client is about to do
 * @param redirectUri where the answer would go; null when the request has none
 * @param digest digest of the document the server holds; null when it holds none
 * @param environment the environment it asks for, as it wrote it; null means prod
 */
public record Question(
        String clientId,
        Action action,
        @Nullable String redirectUri,
        @Nullable String digest,
        @Nullable String environment) {

    /** Whether the question is about clients of this environment; a name that is none is about no client at all. */
    boolean isAbout(Environment clients) {
        return environment == null
                ? clients == Environment.PROD
                : clients.wire().equals(environment);
    }

    /** The moments at which a server asks (AuthZEN action names). */
    public enum Action {
        REGISTER,
        AUTHORIZE,
        TOKEN,
        REFRESH
    }
}
