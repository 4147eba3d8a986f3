package io.countersign.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.client.Client;
import io.countersign.client.DocumentVersion;
import io.countersign.platform.Ids;
import io.countersign.platform.RegistryConfig;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import io.countersign.trust.status.StatusEntries;
import io.countersign.trust.status.StatusEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Makes the {@link Statement} over a published version. */
@ApplicationScoped
class StatementIssuer {

    private final StatementRepository statements;
    private final StatusEntries places;
    private final Signer signer;
    private final RegistryConfig registry;
    private final TrustConfig config;
    private final ObjectMapper mapper;
    private final Ids ids;
    private final Clock clock;

    StatementIssuer(
            StatementRepository statements,
            StatusEntries places,
            Signer signer,
            RegistryConfig registry,
            TrustConfig config,
            ObjectMapper mapper,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.places = places;
        this.signer = signer;
        this.registry = registry;
        this.config = config;
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
    }

    /** Signs the statement over a version; it says no longer than the approval does that the version was reviewed. */
    void issue(Client client, DocumentVersion version, Instant approvedUntil) {
        UUID jti = ids.next();
        Instant issuedAt = strictlyAfterTheLast(client.id());
        Instant longest = issuedAt.plus(config.statementLifetime());
        Instant expiresAt = approvedUntil.isBefore(longest) ? approvedUntil : longest;
        ObjectNode claims = mapper.createObjectNode()
                .put("iss", registry.baseUrl().toString())
                .put("sub", client.clientId().value())
                .put("iat", issuedAt.getEpochSecond())
                .put("exp", expiresAt.getEpochSecond())
                .put("jti", jti.toString())
                .put("cimd_digest", version.digest().value());
        StatusEntry place = places.of(client.id(), version.number());
        claims.putObject("status")
                .putObject("status_list")
                .put("idx", place.idx())
                .put("uri", place.uri(registry.baseUrl()));
        Signer.Signed signed = signer.signed(Purpose.STATEMENT, Statement.TYP, claims.toString());
        statements.insert(new Statement(
                jti,
                client.id(),
                version.number(),
                version.digest(),
                issuedAt,
                expiresAt,
                signed.jws(),
                Optional.of(signed.kid())));
    }

    /** The draft wants {@code iat} strictly increasing per issuer and subject, and it counts whole seconds. */
    private Instant strictlyAfterTheLast(UUID client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return statements
                .lastIssued(client)
                .map(last -> last.plusSeconds(1))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }
}
