package io.countersign.keycloak;

import java.util.Locale;

/** What the client is about to do: the AuthZEN action names that Countersign knows. */
enum Action {
    REGISTER,
    AUTHORIZE,
    TOKEN,
    REFRESH;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
