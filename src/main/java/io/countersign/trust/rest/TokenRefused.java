package io.countersign.trust.rest;

/** Ends a token request with an error of OAuth's own form; nothing was issued. */
final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final TokenError error;

    TokenRefused(TokenError error, String description) {
        super(description);
        this.error = error;
    }

    TokenError error() {
        return error;
    }
}
