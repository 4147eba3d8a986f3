package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The asymmetric signature algorithms of JOSE (IANA, November 2026), and the keys that fit them. */
final class SigningAlg {
    private static final Map<String, Set<String>> CURVES = Map.of(
            "ES256", Set.of("P-256"),
            "ES384", Set.of("P-384"),
            "ES512", Set.of("P-521"),
            "ES256K", Set.of("secp256k1"),
            "EdDSA", Set.of("Ed25519", "Ed448"),
            "Ed25519", Set.of("Ed25519"),
            "Ed448", Set.of("Ed448"));
    private static final Set<String> RSA = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    private static final Set<String> POST_QUANTUM = Set.of("ML-DSA-44", "ML-DSA-65", "ML-DSA-87");

    private SigningAlg() {}

    /** Whether it is such an algorithm; anything unknown is not. */
    static boolean isAsymmetric(String alg) {
        return RSA.contains(alg) || POST_QUANTUM.contains(alg) || CURVES.containsKey(alg);
    }

    /** Whether it is an algorithm whose key both sides know (RFC 7518 §3.2). */
    static boolean isSymmetric(String alg) {
        return alg.regionMatches(true, 0, "HS", 0, 2);
    }

    /** Whether it is no signature at all, in whatever case a lenient library would still take it for {@code none}. */
    static boolean isNone(String alg) {
        return alg.equalsIgnoreCase("none");
    }

    /** Whether a public key is of the type and on the curve that the algorithm asks for. */
    static boolean fits(String alg, JsonNode key) {
        String type = key.path("kty").asText();
        if (RSA.contains(alg)) {
            return type.equals("RSA");
        }
        if (POST_QUANTUM.contains(alg)) {
            return type.equals("AKP") && key.path("alg").asText().equals(alg);
        }
        return (type.equals("EC") || type.equals("OKP"))
                && CURVES.getOrDefault(alg, Set.of()).contains(key.path("crv").asText());
    }

    /** Whether some algorithm fits the key, which is then one for signatures. */
    static boolean fitsAny(JsonNode key) {
        return Stream.of(RSA, POST_QUANTUM, CURVES.keySet())
                .flatMap(Set::stream)
                .anyMatch(alg -> fits(alg, key));
    }
}
