package io.countersign.trust;

import org.jspecify.annotations.Nullable;

/**
 * What an authorization server asks: is this client trusted for this?
 *
 * @param clientId the {@code client_id} exactly as the request of the client had it
 * @param action what the client is about to do
 * @param redirectUri where the answer would go; null when the request has none
 * @param digest digest of the document the server holds; null when it holds none
 */
public record Question(
        String clientId,
        Action action,
        @Nullable String redirectUri,
        @Nullable String digest) {

    /** The moments at which a server asks (AuthZEN action names). */
    public enum Action {
        REGISTER,
        AUTHORIZE,
        TOKEN,
        REFRESH
    }
}
