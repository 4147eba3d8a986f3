package io.countersign.trust.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.client.Environment;
import io.countersign.trust.server.AssertionKeys;
import io.countersign.trust.server.AuthorizationServer;
import io.countersign.trust.server.Credentials;
import io.countersign.trust.server.ServerTerms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registered authorization server as it is. */
public record ServerResponse(
        UUID id,
        String name,
        String issuer,
        String mode,
        String state,
        List<String> environments,
        String product,
        boolean narrowsScope,
        CredentialsResponse credentials,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        int revision) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How it proves who it is; its keys are public ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CredentialsResponse(
            @Nullable String tokenSubject, @Nullable JsonNode jwks) {
        static CredentialsResponse of(Credentials credentials) {
            return switch (credentials) {
                case Credentials.TokenSubject(String subject) -> new CredentialsResponse(subject, null);
                case Credentials.Assertions(AssertionKeys keys) -> new CredentialsResponse(null, json(keys.jwks()));
            };
        }
    }

    static ServerResponse of(AuthorizationServer server) {
        ServerTerms terms = server.terms();
        return new ServerResponse(
                server.id(),
                terms.name(),
                terms.issuer(),
                terms.mode().wire(),
                server.state().wire(),
                terms.environments().stream().sorted().map(Environment::wire).toList(),
                terms.product(),
                terms.narrowsScope(),
                CredentialsResponse.of(terms.credentials()),
                server.createdAt(),
                server.createdBy(),
                server.updatedAt(),
                server.revision());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("keys that were accepted are JSON", e);
        }
    }
}
