package io.countersign.trust.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.Digest;
import io.countersign.platform.RegistryConfig;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import io.countersign.trust.TrustConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the signed token of a status list. A singleton, so that settings it cannot work with stop the start. */
@Singleton
class StatusListIssuer {

    private static final Duration SHORTEST = StatusListToken.TTL.multipliedBy(2);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Signer signer;
    private final URI base;
    private final Duration lifetime;
    private final ObjectMapper mapper;
    private final Timer timer;
    private final Clock clock;

    StatusListIssuer(
            Signer signer,
            RegistryConfig registry,
            TrustConfig config,
            ObjectMapper mapper,
            MeterRegistry metrics,
            Clock clock) {
        this.signer = signer;
        this.base = registry.baseUrl();
        this.lifetime = bounded(config.statusListLifetime());
        this.mapper = mapper;
        this.timer = Timer.builder("countersign_status_list_build")
                .description("compressing and signing one status list")
                .register(metrics);
        this.clock = clock;
    }

    /** Shorter than its ttl a token would be dead in the hands of who may keep it; longer than a day nobody should believe it. */
    static Duration bounded(Duration lifetime) {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("countersign.trust.status-list-lifetime is %s, not from %s to %s"
                    .formatted(lifetime, SHORTEST, LONGEST));
        }
        return lifetime;
    }

    /** Signs the statuses of a list as they are now. */
    StatusListToken issue(int list, StatusBits statuses) {
        Timer.Sample begun = Timer.start();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode claims = mapper.createObjectNode()
                .put("iss", base.toString())
                .put("sub", StatusEntry.uri(base, list))
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond())
                .put("ttl", StatusListToken.TTL.toSeconds());
        claims.putObject("status_list")
                .put("bits", statuses.bits())
                .put("lst", statuses.lst())
                .put("aggregation_uri", base + StatusEntry.PATH);
        Signer.Signed signed = signer.signed(Purpose.ANSWER, StatusListToken.TYP, claims.toString());
        String etag = etag(signed.kid(), statuses, now);
        StatusListToken token = new StatusListToken(signed.jws(), signed.kid(), etag, now);
        begun.stop(timer);
        return token;
    }

    /** Whether a token can still be handed out: its key is the one that signs, and held for its ttl it is not much older than that. */
    boolean isFresh(StatusListToken token) {
        Instant now = clock.instant();
        return token.madeAt().plus(StatusListToken.TTL.dividedBy(2)).isAfter(now)
                && period(token.madeAt()) == period(now)
                && token.kid().equals(signer.kid(Purpose.ANSWER));
    }

    /** A digest of the token would not do: each replica signs its own. */
    private String etag(String kid, StatusBits statuses, Instant now) {
        String rest = kid + " " + period(now) + " " + Digest.of(statuses.bytes());
        return Digest.of(rest.getBytes(StandardCharsets.US_ASCII)).value();
    }

    private long period(Instant at) {
        return at.getEpochSecond() / lifetime.dividedBy(2).toSeconds();
    }
}
