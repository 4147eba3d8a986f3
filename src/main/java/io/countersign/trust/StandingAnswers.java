package io.countersign.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.platform.RegistryConfig;
import io.countersign.security.Bearer;
import io.countersign.security.Role;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Server;
import io.countersign.trust.view.TrustView;
import io.countersign.trust.view.ViewConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells how a client stands, to whoever may know it, and signed for an authorization server that asks. */
@ApplicationScoped
public class StandingAnswers {

    /** The header {@code typ} of a signed answer: a type of our own, with the shape of RFC 9701. */
    public static final String TYP = "client-trust-status+jwt";

    private final TrustView view;
    private final Servers servers;
    private final Signer signer;
    private final RegistryConfig registry;
    private final ViewConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;

    StandingAnswers(
            TrustView view,
            Servers servers,
            Signer signer,
            RegistryConfig registry,
            ViewConfig config,
            ObjectMapper mapper,
            Clock clock) {
        this.view = view;
        this.servers = servers;
        this.signer = signer;
        this.registry = registry;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** How a client stands; for authorization servers that are registered, and everyone who watches over all. */
    public Standing of(Bearer bearer, String clientId) {
        bearer.actor().require(Role.AUTHORIZATION_SERVER, Role.SECURITY_ADMIN, Role.REVIEWER, Role.AUDITOR);
        servers.asking(bearer);
        return standing(clientId);
    }

    /** The same as a compact JWS whose audience is the authorization server that asks. */
    public String signed(Bearer bearer, String clientId) {
        bearer.actor().require(Role.AUTHORIZATION_SERVER);
        Server server = servers.asking(bearer).orElseThrow();
        Standing standing = standing(clientId);
        ObjectNode claims = mapper.createObjectNode()
                .put("iss", registry.baseUrl().toString())
                .put("aud", server.issuer())
                .put("iat", clock.instant().getEpochSecond())
                .put("exp", standing.validUntil().getEpochSecond());
        ObjectNode status = claims.putObject("client_status")
                .put("client_id", standing.clientId())
                .put("status", standing.status().wire())
                .put("reason", standing.reason().wire());
        if (standing.version() > 0) {
            status.put("version", standing.version())
                    .put("cimd_digest", standing.digest())
                    .put("environment", standing.environment());
        }
        return signer.sign(Purpose.ANSWER, TYP, claims.toString());
    }

    private Standing standing(String clientId) {
        long now = clock.millis() / 1000;
        if (!view.isFresh()) {
            return new Standing(
                    clientId, TrustStatus.UNKNOWN, Reason.VIEW_STALE, 0, null, null, Instant.ofEpochSecond(now));
        }
        @Nullable PackedClient client = view.known(view.find(clientId), clientId);
        TrustStatus status = client == null ? TrustStatus.UNKNOWN : client.status(now);
        long until = now + config.answerLifetime().toSeconds();
        if (client != null && status == TrustStatus.ACTIVE) {
            until = Math.min(until, client.until());
        }
        return new Standing(
                clientId,
                status,
                Evaluator.standing(status),
                client == null ? 0 : client.version(),
                client == null ? null : client.digest(),
                client == null ? null : client.environment().wire(),
                Instant.ofEpochSecond(until));
    }
}
