package io.countersign.delivery.rest;

import io.countersign.delivery.ssf.StreamTerms;
import io.countersign.platform.RegistryConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the Shared Signals transmitter is; public. */
@Path("/.well-known/ssf-configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shared signals")
public class SsfConfigurationResource {

    private final RegistryConfig registry;

    SsfConfigurationResource(RegistryConfig registry) {
        this.registry = registry;
    }

    /** Transmitter configuration metadata (SSF 1.0 §7.1); {@code jwks_uri} has the keys that sign answers. */
    public record SsfConfigurationResponse(
            String specVersion,
            String issuer,
            String jwksUri,
            List<String> deliveryMethodsSupported,
            String configurationEndpoint,
            String statusEndpoint,
            String addSubjectEndpoint,
            String removeSubjectEndpoint,
            String verificationEndpoint,
            List<String> criticalSubjectMembers,
            List<Scheme> authorizationSchemes,
            String defaultSubjects) {

        /** How a receiver proves who it is. */
        public record Scheme(String specUrn) {}
    }

    @GET
    @Operation(summary = "Shared Signals transmitter metadata (SSF 1.0)")
    public SsfConfigurationResponse configuration() {
        String base = registry.baseUrl().toString();
        return new SsfConfigurationResponse(
                "1_0",
                base,
                base + "/access/v1/jwks",
                List.of(StreamTerms.PUSH, StreamTerms.POLL),
                base + SsfPaths.STREAMS,
                base + SsfPaths.STATUS,
                base + SsfPaths.SUBJECTS + SsfPaths.ADD,
                base + SsfPaths.SUBJECTS + SsfPaths.REMOVE,
                base + SsfPaths.VERIFY,
                List.of(),
                List.of(new SsfConfigurationResponse.Scheme("urn:ietf:rfc:6749")),
                "ALL");
    }
}
