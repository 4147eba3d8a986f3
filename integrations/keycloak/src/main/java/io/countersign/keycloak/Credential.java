package io.countersign.keycloak;

import org.jspecify.annotations.Nullable;

/** What Keycloak proves with that it is the authorization server which is registered. */
@FunctionalInterface
interface Credential {

    /**
     * A bearer token.
     *
     * @param rejected the one that was answered 401 a moment ago, which is of no use again; null at first
     */
    String token(@Nullable String rejected) throws NoAnswer;

    /** A token that somebody else obtains and renews. */
    static Credential fixed(String token) {
        return rejected -> {
            if (rejected != null) {
                throw new NoAnswer("the bearer token was rejected");
            }
            return token;
        };
    }
}
