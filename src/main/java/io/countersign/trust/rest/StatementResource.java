package io.countersign.trust.rest;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import io.countersign.client.DocumentVersion;
import io.countersign.trust.Statement;
import io.countersign.trust.TrustService;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The statements over a client's document; public. */
@Path("/api/v1/clients/{id}/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "versions")
public class StatementResource {

    private final ClientService clients;
    private final TrustService trust;

    StatementResource(ClientService clients, TrustService trust) {
        this.clients = clients;
        this.trust = trust;
    }

    /** Statements as compact JWS, newest first, in the draft's own form. */
    public record StatementsResponse(List<String> softwareStatements) {}

    @GET
    @Operation(summary = "Statements over the live version, or over the version asked for")
    public StatementsResponse list(UUID id, @QueryParam("version") @Min(1) @Nullable Integer version) {
        Client client = clients.client(id);
        Optional<Integer> number =
                version != null ? Optional.of(version) : trust.live(client).map(DocumentVersion::number);
        return new StatementsResponse(number.map(n -> trust.statements(id, n)).orElse(List.of()).stream()
                .map(Statement::jws)
                .toList());
    }
}
