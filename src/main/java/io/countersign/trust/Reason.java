package io.countersign.trust;

import java.util.Locale;

/** Why an evaluation says what it says; the first is a yes, and of several the first here is the gravest. */
public enum Reason {
    /** Nothing speaks against it. */
    TRUSTED,
    /** The registry cannot prove that what it knows is young enough. */
    VIEW_STALE,
    /** The subject is no {@code oauth_client}. */
    SUBJECT_TYPE_UNKNOWN,
    /** The action is none of {@code register}, {@code authorize}, {@code token}, {@code refresh}. */
    ACTION_UNKNOWN,
    /** The resource is neither an {@code oauth_resource} nor an {@code issuer}. */
    RESOURCE_TYPE_UNKNOWN,
    /** No version of this client was ever published here. */
    CLIENT_UNKNOWN,
    /** The client is stopped for now. */
    CLIENT_SUSPENDED,
    /** The client is stopped for ever. */
    CLIENT_REVOKED,
    /** The approval of its live version has run out, or the time of a development client. */
    CLIENT_EXPIRED,
    /** The authorization server is not registered for the environment it asks about. */
    ENVIRONMENT_NOT_SERVED,
    /** The client belongs to another environment. */
    ENVIRONMENT_MISMATCH,
    /** The issuer is not the one that asks. */
    ISSUER_MISMATCH,
    /** The digest is not that of the live version. */
    DIGEST_NOT_APPROVED,
    /** The live document does not list the redirect URI. */
    REDIRECT_URI_NOT_REGISTERED,
    /** The protected resource is not registered, or disabled. */
    RESOURCE_UNKNOWN,
    /** The client is entitled to nothing at the resource. */
    NOT_ENTITLED,
    /** More is asked for than the client is entitled to. */
    SCOPE_BEYOND_ENTITLEMENT;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in answers, for example {@code client_revoked}. */
    public String wire() {
        return wire;
    }
}
