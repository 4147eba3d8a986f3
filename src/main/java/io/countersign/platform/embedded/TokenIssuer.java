package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Issues bearer tokens: JWTs signed with ES256, for the audience {@value #AUDIENCE}.
 *
 * @param issuer the {@code iss} claim
 * @param key the EC P-256 key that signs
 */
public record TokenIssuer(String issuer, PublicJsonWebKey key) {

    /** The {@code aud} claim of every token. */
    public static final String AUDIENCE = "countersign";

    /** How long a token is valid. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** The issuer with the key kept in the file, which is made with mode 0600 when it is missing. */
    public static TokenIssuer keptIn(Path file, String issuer) {
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(
                        file,
                        newKey().toJson(OutputControlLevel.INCLUDE_PRIVATE).getBytes(StandardCharsets.US_ASCII));
            }
            return new TokenIssuer(issuer, PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file)));
        } catch (IOException | JoseException e) {
            throw new StartFailure("the dev identity's key " + file + " cannot be used: " + e, e);
        }
    }

    /** An issuer of that name with a new key, which nobody trusts. */
    public static TokenIssuer withNewKey(String issuer) {
        try {
            return new TokenIssuer(issuer, newKey());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token for the person, issued at that time. */
    public String issue(SamplePerson person, Instant issuedAt) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(person.name());
        claims.setAudience(AUDIENCE);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(issuedAt.plus(LIFE).getEpochSecond()));
        claims.setClaim("preferred_username", person.name());
        claims.setClaim("groups", person.roles());
        claims.setClaim("namespaces", person.namespaces());
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JWK Set (RFC 7517) with the public key. */
    public String keys() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static PublicJsonWebKey newKey() throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return key;
    }
}
