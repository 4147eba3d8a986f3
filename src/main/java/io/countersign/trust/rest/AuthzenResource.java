package io.countersign.trust.rest;

import io.countersign.platform.RegistryConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where decisions are made; public. */
@Path("/.well-known/authzen-configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trust")
public class AuthzenResource {

    private final RegistryConfig registry;

    AuthzenResource(RegistryConfig registry) {
        this.registry = registry;
    }

    /** Policy decision point metadata (AuthZEN 1.0); {@code jwks_uri} has the keys of what this registry signs in answer. */
    public record AuthzenResponse(
            String policyDecisionPoint,
            String accessEvaluationEndpoint,
            String accessEvaluationsEndpoint,
            String jwksUri) {}

    @GET
    @Operation(summary = "AuthZEN discovery")
    public AuthzenResponse configuration() {
        String base = registry.baseUrl().toString();
        return new AuthzenResponse(
                base, base + EvaluationRoute.ONE, base + EvaluationRoute.MANY, base + "/access/v1/jwks");
    }
}
