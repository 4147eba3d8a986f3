package io.countersign.review;

import io.countersign.document.Digest;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import io.countersign.platform.RegistryConfig;
import io.countersign.review.policy.EvidenceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that somebody holds a private key to the keys of a document: a JWT of {@code typ} {@value #TYP} over a challenge of the
 * registry and the digest of the bytes.
 */
@ApplicationScoped
class KeyProof {
    /** The header {@code typ} (RFC 8725 §3.11). */
    static final String TYP = "key-possession+jwt";

    private static final int SECONDS_OF_SKEW = 60;
    private static final int LONGEST = 8192;
    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.EDDSA);

    private final DocumentKeys keys;
    private final RegistryConfig registry;
    private final Clock clock;

    KeyProof(DocumentKeys keys, RegistryConfig registry, Clock clock) {
        this.keys = keys;
        this.registry = registry;
        this.clock = clock;
    }

    /** The evidence that a JWT is; refuses one that proves nothing. May read the document's {@code jwks_uri}. */
    EvidenceOffer verify(String clientId, byte[] bytes, String jwt) {
        if (jwt.length() > LONGEST) {
            throw new EvidenceRefused("the JWT is too long");
        }
        MetadataDocument document = MetadataDocument.ofChecked(bytes);
        Digest digest = Digest.of(bytes);
        try {
            JwtContext verified =
                    consumer(clientId, readable(keys.of(document))).process(jwt);
            JwtClaims claims = verified.getJwtClaims();
            if (!digest.value().equals(claims.getStringClaimValue("cimd_digest"))) {
                throw new EvidenceRefused("cimd_digest is not the digest of the submission's bytes");
            }
            String challenge = claims.getStringClaimValue("nonce");
            if (challenge == null) {
                throw new EvidenceRefused("the JWT has no nonce");
            }
            var header = verified.getJoseObjects().getFirst();
            String detail =
                    "signed with " + header.getAlgorithmHeaderValue() + " by " + key(header.getKeyIdHeaderValue());
            return new EvidenceOffer(EvidenceKind.KEY_POSSESSION, digest, null, null, null, detail, challenge);
        } catch (InvalidJwtException | MalformedClaimException | JoseException e) {
            throw new EvidenceRefused(
                    "the JWT is not one of typ " + TYP + ", signed by a key of the document, with iss and sub = "
                            + clientId + ", aud = " + registry.baseUrl() + ", iat, exp, nonce and cimd_digest");
        }
    }

    private static String key(@Nullable String kid) {
        return kid == null ? "a key without a name" : "the key " + HostileText.quoted(kid);
    }

    private org.jose4j.jwt.consumer.JwtConsumer consumer(String clientId, JsonWebKeySet trusted) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(List.copyOf(trusted.getJsonWebKeys())))
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setExpectedType(true, TYP)
                .setExpectedIssuer(clientId)
                .setExpectedSubject(clientId)
                .setExpectedAudience(registry.baseUrl().toString())
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setMaxFutureValidityInMinutes((int) EvidenceChallenge.VALID.toMinutes() + 1)
                .setAllowedClockSkewInSeconds(SECONDS_OF_SKEW)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    /** The keys of a set that somebody else wrote; the library answers odd ones with exceptions of every kind. */
    private static JsonWebKeySet readable(String keys) throws JoseException {
        try {
            return new JsonWebKeySet(keys);
        } catch (RuntimeException e) {
            throw new JoseException("no key set", e);
        }
    }
}
