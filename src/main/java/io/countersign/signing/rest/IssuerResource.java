package io.countersign.signing.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.countersign.platform.RegistryConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who signs the statements; public. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "issuer")
public class IssuerResource {

    private final RegistryConfig registry;

    IssuerResource(RegistryConfig registry) {
        this.registry = registry;
    }

    /** Issuer metadata (RFC 8414); the software-statement draft's own members stay out (design, section 6). */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record IssuerResponse(String issuer, String jwksUri) {}

    @GET
    @Path("/oauth-authorization-server")
    @Operation(summary = "The issuer of statements (RFC 8414)")
    public IssuerResponse issuer() {
        String issuer = registry.baseUrl().toString();
        return new IssuerResponse(issuer, issuer + "/.well-known/jwks.json");
    }
}
