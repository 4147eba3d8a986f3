package io.countersign.trust.server;

import io.countersign.platform.Ids;
import io.countersign.platform.RegistryConfig;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** The access tokens (RFC 9068) this registry gives to authorization servers, for itself. */
@ApplicationScoped
public class AccessTokens {

    /** The header {@code typ} (RFC 9068 §2.1). */
    public static final String TYP = "at+jwt";

    /** How long a token is valid. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private final Signer signer;
    private final String registry;
    private final Ids ids;
    private final Clock clock;

    AccessTokens(Signer signer, RegistryConfig registry, Ids ids, Clock clock) {
        this.signer = signer;
        this.registry = registry.baseUrl().toString();
        this.ids = ids;
        this.clock = clock;
    }

    /** Whose a token is and until when; whether that one is enabled still is for whoever asks to see. */
    public record Issued(UUID server, Instant expiresAt) {}

    /** A token for an authorization server. */
    public String issue(AuthorizationServer server) {
        long now = clock.instant().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(registry);
        claims.setSubject(server.id().toString());
        claims.setAudience(registry);
        claims.setClaim("client_id", server.terms().issuer());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + LIFE.toSeconds()));
        claims.setJwtId(ids.next().toString());
        return signer.sign(Purpose.ANSWER, TYP, claims.toJson());
    }

    /** What a token says, if this registry issued it for itself and it has not expired; any other text is nobody's. */
    public Optional<Issued> serverOf(String bearerToken) {
        return signer.verify(Purpose.ANSWER, TYP, bearerToken)
                .flatMap(this::read)
                .filter(issued -> clock.instant().isBefore(issued.expiresAt()));
    }

    private Optional<Issued> read(String payload) {
        try {
            JwtClaims claims = JwtClaims.parse(payload);
            boolean ours = registry.equals(claims.getIssuer())
                    && List.of(registry).equals(claims.getAudience())
                    && claims.getExpirationTime() != null;
            return ours
                    ? Optional.of(new Issued(
                            UUID.fromString(claims.getSubject()),
                            Instant.ofEpochSecond(claims.getExpirationTime().getValue())))
                    : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
