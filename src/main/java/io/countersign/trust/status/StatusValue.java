package io.countersign.trust.status;

import io.countersign.trust.TrustStatus;

/** What a status list says of a published version (draft-ietf-oauth-status-list §7.1). */
enum StatusValue {
    /** It is the live version of an active client. */
    VALID,
    /** It is superseded, or its client is revoked or its approval has run out. */
    INVALID,
    /** It is the live version of a suspended client. */
    SUSPENDED;

    /** The value of a version, by how its client stands and whether it is the client's newest. */
    static StatusValue of(TrustStatus client, boolean live) {
        return switch (client) {
            case ACTIVE -> live ? VALID : INVALID;
            case SUSPENDED -> live ? SUSPENDED : INVALID;
            case UNKNOWN, REVOKED, EXPIRED -> INVALID;
        };
    }

    /** The number in the list. */
    int code() {
        return switch (this) {
            case VALID -> 0;
            case INVALID -> 1;
            case SUSPENDED -> 2;
        };
    }
}
