package io.countersign.signing;

import java.security.PrivateKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * A key pair that signs for one purpose; the private half never leaves this package.
 *
 * @param published the public half, with {@code kid}, {@code use} and {@code alg}
 */
record SigningKey(Purpose purpose, PrivateKey privateKey, PublicJsonWebKey published) {

    String kid() {
        return published.getKeyId();
    }

    String algorithm() {
        return published.getAlgorithm();
    }

    /** The public half as JSON. */
    String jwk() {
        return published.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Never shows the private half. */
    @Override
    public String toString() {
        return purpose.wire() + " key " + kid();
    }
}
