package io.countersign.signing.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.countersign.platform.RegistryConfig;
import io.countersign.signing.Signer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who signs the statements, and the keys that verify them; public. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "issuer")
public class IssuerResource {

    private final RegistryConfig registry;
    private final Signer signer;

    IssuerResource(RegistryConfig registry, Signer signer) {
        this.registry = registry;
        this.signer = signer;
    }

    /** Issuer metadata (RFC 8414); the software-statement draft's own members stay out (design, section 6). */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record IssuerResponse(String issuer, String jwksUri, String statusListAggregationEndpoint) {}

    @GET
    @Path("/oauth-authorization-server")
    @Operation(summary = "The issuer of statements (RFC 8414)")
    public IssuerResponse issuer() {
        String issuer = registry.baseUrl().toString();
        return new IssuerResponse(issuer, issuer + "/.well-known/jwks.json", issuer + "/status-lists");
    }

    @GET
    @Path("/jwks.json")
    @Operation(summary = "The keys that verify statements, and nothing else (RFC 7517)")
    public RestResponse<Map<String, Object>> keys() {
        return ResponseBuilder.ok(signer.publicKeys())
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
