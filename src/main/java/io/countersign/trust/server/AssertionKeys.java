package io.countersign.trust.server;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Submitted;
import io.countersign.check.rules.KeyStrengthCheck;
import io.countersign.check.rules.PrivateKeyCheck;
import io.countersign.document.ClientId;
import io.countersign.document.KeySet;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that verify an authorization server's assertions: a JWK Set (RFC 7517 §5) held to the rules that keys in documents
 * are held to (C21, M5), of which every key fits an algorithm that is accepted.
 */
public final class AssertionKeys {
    /** The algorithms that assertions may be signed with. */
    public static final List<String> ALGORITHMS = List.of(
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.EDDSA);

    /** The most keys of a set. */
    public static final int MOST = 10;

    /** The most bytes of a set. */
    public static final int MOST_BYTES = 16 * 1024;

    private static final String HASH = "SHA-256";
    private static final String MEMBER = "/credentials/jwks";
    private static final List<Check> RULES = List.of(new PrivateKeyCheck(), new KeyStrengthCheck());
    private static final ClientId NOBODY = ClientId.parse("https://keys.invalid/jwks");

    private final String jwks;
    private final List<JsonWebKey> keys;

    private AssertionKeys(String jwks, List<JsonWebKey> keys) {
        this.jwks = jwks;
        this.keys = keys;
    }

    /** The keys of a JWK Set; refuses one that holds anything but sound public keys for those algorithms. */
    public static AssertionKeys parse(String jwks) {
        byte[] set = ("{\"jwks\":" + jwks + "}").getBytes(StandardCharsets.UTF_8);
        require(set.length <= MOST_BYTES, "", "must be at most 16 KiB");
        if (!(MetadataDocument.parse(set) instanceof Parsed.Readable(MetadataDocument document))) {
            throw refused("", "must be a JWK Set");
        }
        RULES.stream()
                .map(rule -> rule.evaluate(new Submitted(NOBODY, document, set.length)))
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(AssertionKeys::refuse);
        KeySet read = KeySet.parse(document.member("jwks").orElseThrow());
        read.unreadable().stream().findFirst().ifPresent(fault -> {
            throw refused(fault.index() < 0 ? "" : "/keys/" + fault.index(), fault.why());
        });
        require(!read.keys().isEmpty() && read.keys().size() <= MOST, "/keys", "must be 1 to " + MOST + " keys");
        AssertionKeys parsed = kept(jwks);
        for (int i = 0; i < parsed.keys.size(); i++) {
            JsonWebKey key = parsed.keys.get(i);
            require(
                    ALGORITHMS.stream().anyMatch(alg -> fits(key, alg)),
                    "/keys/" + i,
                    "must be a key to sign with " + String.join(", ", ALGORITHMS));
        }
        return parsed;
    }

    /** The keys of a JWK Set that was accepted once; no rule that came later makes them unreadable. */
    static AssertionKeys kept(String jwks) {
        try {
            return new AssertionKeys(jwks, List.copyOf(new JsonWebKeySet(jwks).getJsonWebKeys()));
        } catch (JoseException | RuntimeException e) {
            // the library answers odd keys with exceptions of every kind
            throw refused("", "must be a JWK Set");
        }
    }

    /** The key that a signature names, or without a name the only one that fits its algorithm. */
    Optional<JsonWebKey> key(@Nullable String kid, String algorithm) {
        List<JsonWebKey> fitting = keys.stream()
                .filter(key -> fits(key, algorithm))
                .filter(key -> kid == null || kid.equals(key.getKeyId()))
                .limit(2)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** The JWK Set as text. */
    public String jwks() {
        return jwks;
    }

    /** What the keys are, whatever they are called (RFC 7638). */
    public List<String> thumbprints() {
        return keys.stream().map(AssertionKeys::thumbprint).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AssertionKeys that && jwks.equals(that.jwks);
    }

    @Override
    public int hashCode() {
        return jwks.hashCode();
    }

    private static String thumbprint(JsonWebKey key) {
        return key.calculateBase64urlEncodedThumbprint(HASH);
    }

    private static boolean fits(JsonWebKey key, String algorithm) {
        boolean meant = (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
        return meant
                && switch (key) {
                    case EllipticCurveJsonWebKey ec ->
                        algorithm.equals("ES256") && ec.getCurveName().equals(EllipticCurves.P_256.toString());
                    case RsaJsonWebKey _ -> Stream.of("RS256", "PS256").anyMatch(algorithm::equals);
                    case OctetKeyPairJsonWebKey okp ->
                        algorithm.equals("EdDSA") && okp.getSubtype().startsWith("Ed");
                    default -> false;
                };
    }

    private static void refuse(Finding finding) {
        String pointer = finding.pointer();
        throw refused(pointer.startsWith("/jwks") ? pointer.substring("/jwks".length()) : "", finding.message());
    }

    private static void require(boolean holds, String pointer, String message) {
        if (!holds) {
            throw refused(pointer, message);
        }
    }

    private static ServerTermsRefused refused(String pointer, String message) {
        return new ServerTermsRefused(MEMBER + pointer, message);
    }
}
