package io.countersign.trust.rest;

import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A token request (RFC 6749 §4.4.2) of a client that authenticates by an assertion (RFC 7521 §4.2), as far as one can be read.
 *
 * @param clientId what the client says to be beside its assertion, which then has to say the same
 */
record TokenForm(String assertion, Optional<String> clientId) {
    /** The most bytes of a request. */
    static final int MOST_BYTES = 16 * 1024;

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    static TokenForm parse(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Problem.of(ProblemType.BODY_TOO_LARGE)
                    .with("limit", MOST_BYTES)
                    .exception();
        }
        Map<String, List<String>> form = read(body);
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            throw TokenError.INVALID_REQUEST.because("a parameter is there twice");
        }
        String grant = value(form, "grant_type")
                .orElseThrow(() -> TokenError.INVALID_REQUEST.because("grant_type is missing"));
        if (!grant.equals("client_credentials")) {
            throw TokenError.UNSUPPORTED_GRANT_TYPE.because("grant_type must be client_credentials");
        }
        if (value(form, "scope").isPresent()) {
            throw TokenError.INVALID_SCOPE.because("tokens have no scope here");
        }
        String assertion = value(form, "client_assertion")
                .filter(_ -> value(form, "client_assertion_type")
                        .filter(ASSERTION_TYPE::equals)
                        .isPresent())
                .filter(_ -> value(form, "client_secret").isEmpty())
                .orElseThrow(() ->
                        TokenError.INVALID_CLIENT.because("authenticate by client_assertion and nothing else, with"
                                + " client_assertion_type " + ASSERTION_TYPE));
        return new TokenForm(assertion, value(form, "client_id"));
    }

    private static Map<String, List<String>> read(byte[] body) {
        try {
            // a parameter is at least one byte and its separator: none is left out, so that no second one goes unseen
            return new QueryStringDecoder(
                            new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_BYTES, true)
                    .parameters();
        } catch (IllegalArgumentException e) {
            throw TokenError.INVALID_REQUEST.because("the body is no form");
        }
    }

    /** A parameter without a value counts as not sent, and one nobody knows is ignored (RFC 6749 §3.2). */
    private static Optional<String> value(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
