package io.countersign.delivery.ssf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.delivery.Delivery;
import io.countersign.platform.RegistryConfig;
import io.countersign.security.Actor;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import io.countersign.trust.event.TrustEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes security event tokens (RFC 8417, SSF 1.0 §4): one event each, no {@code sub}, no {@code exp}. */
@ApplicationScoped
public class SecurityEventTokens {

    /** The header {@code typ} (RFC 8417 §2.3). */
    public static final String TYP = "secevent+jwt";

    private final Signer signer;
    private final RegistryConfig registry;
    private final ObjectMapper mapper;
    private final Clock clock;

    SecurityEventTokens(Signer signer, RegistryConfig registry, ObjectMapper mapper, Clock clock) {
        this.signer = signer;
        this.registry = registry;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** The token of a delivery; its {@code jti} is the delivery's id each time. */
    public String token(EventStream stream, Delivery delivery) {
        ObjectNode claims = mapper.createObjectNode()
                .put("iss", registry.baseUrl().toString())
                .put("iat", clock.instant().getEpochSecond())
                .put("jti", delivery.id().toString())
                .put("aud", stream.audience());
        TrustEvent event = delivery.event();
        ObjectNode subject = claims.putObject("sub_id");
        ObjectNode events = claims.putObject("events");
        if (event == null) {
            subject.put("format", "opaque").put("id", stream.id().toString());
            events.set(delivery.type(), payload(delivery));
        } else {
            claims.put("txn", event.id().toString());
            // RFC 9493 §3.2.8
            subject.put("format", "uri").put("uri", event.clientId());
            events.set(delivery.type(), payload(event));
        }
        return signer.sign(Purpose.ANSWER, TYP, claims.toString());
    }

    /** The members that CAEP 1.0 §2 has for every event. */
    private ObjectNode payload(TrustEvent event) {
        ObjectNode payload = mapper.createObjectNode()
                .put("event_timestamp", event.at().getEpochSecond())
                .put("initiating_entity", Actor.SYSTEM.subject().equals(event.by()) ? "system" : "admin");
        if (!event.reason().isEmpty()) {
            payload.putObject("reason_admin").put("en", event.reason());
        }
        return payload;
    }

    private JsonNode payload(Delivery delivery) {
        try {
            return mapper.readTree(delivery.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload of ours is JSON", e);
        }
    }
}
