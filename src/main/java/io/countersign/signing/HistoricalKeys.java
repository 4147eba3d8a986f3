package io.countersign.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.platform.RegistryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that are published no more, so that what they signed stays checkable (OpenID Federation 1.0 §8.7). */
@ApplicationScoped
public class HistoricalKeys {

    /** The JWS header {@code typ}. */
    public static final String TYP = "jwk-set+jwt";

    /** Anybody may ask, so it is not signed for each who does. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final KeyRing ring;
    private final Signer signer;
    private final RegistryConfig registry;
    private final ObjectMapper mapper;
    private final Clock clock;
    private volatile @Nullable Made made;

    HistoricalKeys(KeyRing ring, Signer signer, RegistryConfig registry, ObjectMapper mapper, Clock clock) {
        this.ring = ring;
        this.signer = signer;
        this.registry = registry;
        this.mapper = mapper;
        this.clock = clock;
    }

    private record Made(List<RingKey> of, Instant at, String jws) {}

    /** The set of historical keys of every purpose, signed with the active answer key. */
    public String jws() {
        Ring now = ring.current();
        Instant moment = clock.instant();
        @Nullable Made last = made;
        if (last != null && last.of().equals(now.keys()) && last.at().plus(KEPT).isAfter(moment)) {
            return last.jws();
        }
        String jws = signer.sign(Purpose.ANSWER, TYP, claims(now, moment));
        made = new Made(now.keys(), moment, jws);
        return jws;
    }

    private String claims(Ring now, Instant moment) {
        ObjectNode claims = mapper.createObjectNode()
                .put("iss", registry.baseUrl().toString())
                .put("iat", moment.getEpochSecond());
        ArrayNode keys = claims.putArray("keys");
        now.keys().stream().filter(key -> !key.state().published()).forEach(key -> keys.add(entry(key)));
        return claims.toString();
    }

    private ObjectNode entry(RingKey key) {
        Instant end = key.endedAt().orElse(key.since());
        ObjectNode entry = jwk(key).put(
                        "iat", key.activeFrom().orElse(key.firstSeen()).getEpochSecond())
                .put("exp", end.getEpochSecond())
                .put("countersign_purpose", key.purpose().wire());
        boolean compromised = key.state() == KeyState.COMPROMISED;
        entry.putObject("revoked")
                .put("revoked_at", (compromised ? key.since() : end).getEpochSecond())
                .put("reason", compromised ? "compromised" : "superseded");
        return entry;
    }

    private ObjectNode jwk(RingKey key) {
        try {
            return mapper.readValue(key.jwk(), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored key " + key.kid() + " is a JWK", e);
        }
    }
}
