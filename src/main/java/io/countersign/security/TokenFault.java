package io.countersign.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import java.util.Optional;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the credentials of a request. */
public enum TokenFault {
    /** There is no bearer token. */
    MISSING,
    /** It was good once. */
    EXPIRED,
    /** Its signature, issuer, audience or form does not hold. */
    INVALID;

    /** The fault that a failed authentication came from; empty for a failure that is not the caller's. */
    public static Optional<TokenFault> of(Throwable failure) {
        if (failure instanceof UnauthorizedException) {
            return Optional.of(MISSING);
        }
        return failure instanceof AuthenticationFailedException
                ? Optional.of(expired(failure) ? EXPIRED : INVALID)
                : Optional.empty();
    }

    /** The challenge that answers it (RFC 6750 §3): a request without a token has made no mistake with one. */
    public String challenge() {
        return this == MISSING ? "Bearer" : "Bearer error=\"invalid_token\"";
    }

    private static boolean expired(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException jwt && jwt.hasExpired()) {
                return true;
            }
        }
        return false;
    }
}
