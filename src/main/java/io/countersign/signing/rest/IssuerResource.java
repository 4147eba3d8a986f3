package io.countersign.signing.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.countersign.platform.RegistryConfig;
import io.countersign.signing.KeyRing;
import io.countersign.signing.Purpose;
import io.countersign.trust.server.AssertionKeys;
import io.countersign.trust.server.ClientAssertions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who signs the statements, and the keys that verify them; public. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "issuer")
public class IssuerResource {

    private final RegistryConfig registry;
    private final KeyRing ring;

    IssuerResource(RegistryConfig registry, KeyRing ring) {
        this.registry = registry;
        this.ring = ring;
    }

    /** Issuer metadata (RFC 8414); the software-statement draft's own members stay out (design, section 6). */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record IssuerResponse(
            String issuer,
            String jwksUri,
            String statusListAggregationEndpoint,
            String tokenEndpoint,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> tokenEndpointAuthSigningAlgValuesSupported,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported) {}

    @GET
    @Path("/oauth-authorization-server")
    @Operation(summary = "The issuer of statements (RFC 8414)")
    public IssuerResponse issuer() {
        String issuer = registry.baseUrl().toString();
        return new IssuerResponse(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/status-lists",
                issuer + ClientAssertions.TOKEN_PATH,
                List.of("private_key_jwt"),
                AssertionKeys.ALGORITHMS,
                List.of("client_credentials"),
                // nobody signs in here
                List.of());
    }

    @GET
    @Path("/jwks.json")
    @Operation(summary = "The keys that verify statements, and nothing else (RFC 7517)")
    @APIResponseSchema(Map.class)
    public Response keys(@Context Request request) {
        return KeySetAnswer.of(ring.published(Purpose.STATEMENT), request);
    }
}
