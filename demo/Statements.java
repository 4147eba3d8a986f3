import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Verifies a software statement as anybody could, with a JOSE library and the published keys. */
final class Statements {

    private Statements() {}

    /** The claims, if the signature, the type, the issuer, the subject and the times hold; otherwise an exception. */
    static JwtClaims verified(String jws, String jwks, String issuer, String subject)
            throws InvalidJwtException, JoseException {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setExpectedType(true, "software-statement+jwt")
                .setExpectedIssuer(issuer)
                .setExpectedSubject(subject)
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setRequireJwtId()
                .build();
        return consumer.processToClaims(jws);
    }
}
