package io.countersign.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs payloads as compact JWS (RFC 7515) with the active key of a purpose, and verifies what was signed so; knows no workflow. */
@ApplicationScoped
public class Signer {

    private final KeyRing ring;

    Signer(KeyRing ring) {
        this.ring = ring;
    }

    /** What was signed, and with which key. */
    public record Signed(String kid, String jws) {}

    /** The compact JWS over the payload, its header carrying {@code typ}, {@code alg} and {@code kid}; {@link KeyUnavailable} when nothing can be signed now. */
    public String sign(Purpose purpose, String typ, String payload) {
        return signed(purpose, typ, payload).jws();
    }

    /** The same, with the name of the key. */
    public Signed signed(Purpose purpose, String typ, String payload) {
        return signed(ring.current(), purpose, typ, payload);
    }

    /** The compact JWS over bytes, its header carrying more parameters (RFC 7515 §4.1, RFC 7519 §5.3). */
    public String sign(Purpose purpose, String typ, Map<String, Object> parameters, byte[] payload) {
        return signed(ring.current(), purpose, typ, parameters, payload).jws();
    }

    /** The name of the key that signs for a purpose now. */
    public String kid(Purpose purpose) {
        return ring.current().signing(purpose).kid();
    }

    static Signed signed(Ring now, Purpose purpose, String typ, String payload) {
        return signed(now, purpose, typ, Map.of(), payload.getBytes(StandardCharsets.UTF_8));
    }

    private static Signed signed(
            Ring now, Purpose purpose, String typ, Map<String, Object> parameters, byte[] payload) {
        SigningKey key = now.signing(purpose);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader(HeaderParameterNames.TYPE, typ);
        jws.setAlgorithmHeaderValue(key.algorithm());
        jws.setKeyIdHeaderValue(key.kid());
        parameters.forEach(jws.getHeaders()::setObjectHeaderValue);
        jws.setPayloadBytes(payload);
        jws.setKey(key.privateKey());
        try {
            return new Signed(key.kid(), jws.getCompactSerialization());
        } catch (JoseException e) {
            throw new IllegalStateException("the key signs", e);
        }
    }

    /** The payload of a compact JWS that this registry signed for a purpose under a {@code typ}, with a key that is still published; empty for any other text. */
    public Optional<String> verify(Purpose purpose, String typ, String compact) {
        return verify(ring.current(), purpose, typ, compact);
    }

    static Optional<String> verify(Ring now, Purpose purpose, String typ, String compact) {
        JsonWebSignature jws = new JsonWebSignature();
        try {
            jws.setCompactSerialization(compact);
            @Nullable String kid = jws.getKeyIdHeaderValue();
            Optional<RingKey> key = kid == null ? Optional.empty() : now.key(kid);
            if (key.filter(known -> known.purpose() == purpose && known.state().published())
                            .isEmpty()
                    || !typ.equals(jws.getHeader(HeaderParameterNames.TYPE))) {
                return Optional.empty();
            }
            jws.setAlgorithmConstraints(new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT, key.get().algorithm()));
            jws.setKey(now.publicHalves().get(key.get().kid()));
            return jws.verifySignature() ? Optional.of(jws.getPayload()) : Optional.empty();
        } catch (JoseException e) {
            return Optional.empty();
        }
    }
}
