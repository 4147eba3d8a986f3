package io.countersign.document;

import java.util.Locale;

/** What a change between two documents means (CIMD §8.4). */
public enum ChangeKind {
    /** Codes may go to a host, or a private-use scheme, to which they could not go before. */
    REDIRECT_HOST_ADDED,
    /** Codes go to a host, or a private-use scheme, no longer. */
    REDIRECT_HOST_REMOVED,
    /** One more redirect URI at a place that had one. */
    REDIRECT_URI_ADDED,
    /** One redirect URI fewer at a place that keeps one. */
    REDIRECT_URI_REMOVED,
    /** Codes may go to one more port or path of the user's own machine. */
    LOOPBACK_REDIRECT_ADDED,
    /** Codes go to a port or path of the user's own machine no longer. */
    LOOPBACK_REDIRECT_REMOVED,
    /** The client may ask for more, or it cannot be told that it may not. */
    SCOPE_WIDENED,
    /** The client may ask for less. */
    SCOPE_NARROWED,
    /** Some keys stay and others come or go. */
    KEY_ROTATED,
    /** No key of before is there any more, or it cannot be told. */
    KEY_REPLACED,
    /** The keys are found elsewhere, so that no one can say from the document whether they are the same. */
    KEY_LOCATION_MOVED,
    /** The client proves less of who it is. */
    AUTH_METHOD_WEAKENED,
    /** The client proves more of who it is. */
    AUTH_METHOD_STRENGTHENED,
    /** The client authenticates otherwise, neither weaker nor stronger as far as can be told. */
    AUTH_METHOD_CHANGED,
    /** The client may use one more grant. */
    GRANT_ADDED,
    /** The client uses a grant no longer. */
    GRANT_REMOVED,
    /** The client may ask for one more response type. */
    RESPONSE_TYPE_ADDED,
    /** The client asks for a response type no longer. */
    RESPONSE_TYPE_REMOVED,
    /** Tokens or requests are bound to the client no longer. */
    SENDER_CONSTRAINT_WEAKENED,
    /** Tokens or requests are bound to the client now. */
    SENDER_CONSTRAINT_STRENGTHENED,
    /** People see another name. */
    DISPLAY_NAME_CHANGED,
    /** People see another logo. */
    LOGO_CHANGED,
    /** Other people answer for the client. */
    CONTACTS_CHANGED,
    /** A URI points to another place on hosts that it named before. */
    URI_CHANGED,
    /** A URI points to a host that it did not name before. */
    URI_HOST_CHANGED,
    /** A member is there now. */
    MEMBER_ADDED,
    /** A member is gone. */
    MEMBER_REMOVED,
    /** A member holds another value. */
    MEMBER_CHANGED;

    /** Whether the client proves otherwise, or with other keys, who it is. */
    public boolean isOfCredentials() {
        return switch (this) {
            case KEY_ROTATED,
                    KEY_REPLACED,
                    KEY_LOCATION_MOVED,
                    AUTH_METHOD_WEAKENED,
                    AUTH_METHOD_STRENGTHENED,
                    AUTH_METHOD_CHANGED -> true;
            default -> false;
        };
    }

    /** The name in the API, for example {@code redirect-host-added}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
