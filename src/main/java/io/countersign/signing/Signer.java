package io.countersign.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs payloads as compact JWS (RFC 7515) with ES256 and publishes the public key; knows no workflow. */
@ApplicationScoped
public class Signer {

    private final SigningKey key;
    private final SigningKey answerKey;
    private final EllipticCurveJsonWebKey published;

    Signer(SigningConfig config) {
        this.key = SigningKey.read(config.statementKey());
        this.answerKey = SigningKey.read(config.answerKey());
        this.published = new EllipticCurveJsonWebKey(key.publicKey());
        // RFC 7638: the name follows from the key, so that replicas agree without talking
        published.setKeyId(published.calculateBase64urlEncodedThumbprint("SHA-256"));
        published.setUse("sig");
        published.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    /** The compact JWS over the payload, its header carrying {@code typ}, {@code alg} and {@code kid}. */
    public String sign(Purpose purpose, String typ, String payload) {
        return sign(purpose, typ, Map.of(), payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The same over bytes, its header carrying more parameters (RFC 7515 §4.1, RFC 7519 §5.3). */
    public String sign(Purpose purpose, String typ, Map<String, Object> parameters, byte[] payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("typ", typ);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKeyIdHeaderValue(published.getKeyId());
        parameters.forEach(jws.getHeaders()::setObjectHeaderValue);
        jws.setPayloadBytes(payload);
        jws.setKey((purpose == Purpose.STATEMENT ? key : answerKey).privateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the key signs", e);
        }
    }

    /** The JWK Set (RFC 7517 §5) of public keys that verify what was signed here. */
    public Map<String, Object> publicKeys() {
        JsonWebKeySet keys = new JsonWebKeySet(published);
        return Map.of(
                "keys",
                keys.getJsonWebKeys().stream()
                        .map(jwk -> jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                        .toList());
    }
}
