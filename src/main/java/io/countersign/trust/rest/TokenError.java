package io.countersign.trust.rest;

import java.util.Locale;

/**
 * The error codes of the token endpoint (RFC 6749 §5.2). A wrong assertion is 400 (RFC 7521 §4.2.1): 401 would have to offer an HTTP
 * authentication scheme, and there is none.
 */
enum TokenError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(400),
    INVALID_SCOPE(400),
    UNSUPPORTED_GRANT_TYPE(400),
    TEMPORARILY_UNAVAILABLE(503);

    private final int status;

    TokenError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    TokenRefused because(String description) {
        return new TokenRefused(this, description);
    }
}
