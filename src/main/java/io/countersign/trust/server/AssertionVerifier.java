package io.countersign.trust.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Judges client assertions (RFC 7523 §3): who says to have signed one, and whether that is so. Pure; that each is used once is for
 * its caller to see to.
 *
 * @param audiences what an assertion may be meant for: one of these is among its {@code aud}
 */
record AssertionVerifier(List<String> audiences) {
    /** The longest an assertion is valid. */
    static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    /** How far two clocks may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** The most characters of an assertion. */
    static final int LONGEST = 8192;

    /** Another JWT that the same key signed, an ID token or access token, is no assertion (RFC 8725 §3.11). */
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

    private static final Pattern JTI = Pattern.compile("[\\x20-\\x7e]{1,255}");
    private static final AlgorithmConstraints ALLOWED =
            new AlgorithmConstraints(ConstraintType.PERMIT, AssertionKeys.ALGORITHMS.toArray(String[]::new));
    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    /**
     * An assertion that holds.
     *
     * @param jti what it is called; its issuer may use the name once until it expires
     */
    record Accepted(String jti, Instant expiresAt) {}

    /** Who an assertion says signed it; nothing of it is verified. */
    static Optional<String> claimedIssuer(String assertion) {
        if (assertion.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                            UNVERIFIED.process(assertion).getJwtClaims().getIssuer())
                    .filter(ServerTerms::isIssuer);
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            // hostile text: whatever the library makes of it, it names nobody
            return Optional.empty();
        }
    }

    /** What an assertion is worth when its issuer has these keys; empty when nothing. */
    Optional<Accepted> verify(String assertion, String issuer, AssertionKeys keys, Instant now) {
        try {
            JwtContext verified = consumer(issuer, keys, now).process(assertion);
            JwtClaims claims = verified.getJwtClaims();
            Instant expiresAt = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            boolean holds = isAssertion(verified.getJoseObjects().getFirst().getHeader("typ"))
                    && JTI.matcher(claims.getJwtId()).matches()
                    && !expiresAt.isAfter(now.plus(LONGEST_LIFE).plus(SKEW));
            return holds ? Optional.of(new Accepted(claims.getJwtId(), expiresAt)) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer(String issuer, AssertionKeys keys, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver((signature, _) -> key(signature, keys))
                .setJwsAlgorithmConstraints(ALLOWED)
                .setExpectedIssuer(issuer)
                .setExpectedSubject(issuer)
                .setExpectedAudience(audiences.toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    private static java.security.Key key(JsonWebSignature signature, AssertionKeys keys)
            throws UnresolvableKeyException {
        return keys.key(signature.getKeyIdHeaderValue(), signature.getAlgorithmHeaderValue())
                .orElseThrow(() -> new UnresolvableKeyException("no one key fits"))
                .getKey();
    }

    private static boolean isAssertion(@Nullable String typ) {
        return typ == null || TYPES.contains(typ.toLowerCase(java.util.Locale.ROOT));
    }
}
