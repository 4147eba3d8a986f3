package io.countersign.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys of authorization servers, made for one test. */
public final class Keys {

    private Keys() {}

    /** A key pair for an algorithm, under a name. */
    public static PublicJsonWebKey pair(String algorithm, String kid) {
        try {
            PublicJsonWebKey key = switch (algorithm) {
                case "ES256" -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
                case "ES384" -> EcJwkGenerator.generateJwk(EllipticCurves.P384);
                case "EdDSA" -> OkpJwkGenerator.generateJwk("Ed25519");
                default -> RsaJwkGenerator.generateJwk(2048);
            };
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half, as it stands in a JWK Set. */
    public static Map<String, Object> open(PublicJsonWebKey key) {
        return new LinkedHashMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY));
    }

    /** A JWK Set with the public halves. */
    public static Map<String, Object> set(PublicJsonWebKey... keys) {
        return Map.of("keys", Arrays.stream(keys).map(Keys::open).toList());
    }

    /** A JWK Set with the public halves, as text. */
    public static String json(PublicJsonWebKey... keys) {
        return JsonUtil.toJson(set(keys));
    }
}
