package io.countersign.trust.event;

import java.util.Locale;

/** What happened, as an authorization server has to understand it. */
public enum EventType {
    /** The client may be trusted from now on. */
    CLIENT_ENABLED,
    /** The client must not be trusted from now on. */
    CLIENT_DISABLED,
    /** The client proves who it is in another way, or with other keys. */
    CLIENT_CREDENTIAL_CHANGED,
    /** Another document of the client is live, which changes nothing of the above. */
    CLIENT_VERSION_PUBLISHED;

    /** The name in answers, for example {@code client-disabled}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
