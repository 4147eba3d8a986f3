package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.HostileText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a public JWK says of itself (RFC 7517 §4), looked at without using it. */
final class PublishedKey {
    private static final int LEAST_RSA_BITS = 2048;
    private static final Map<String, Integer> EC = Map.of("P-256", 32, "P-384", 48, "P-521", 66);
    private static final Map<String, Integer> OKP = Map.of("Ed25519", 32, "Ed448", 57, "X25519", 32, "X448", 56);
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "sig", Set.of("sign", "verify"),
            "enc", Set.of("encrypt", "decrypt", "wrapKey", "unwrapKey", "deriveKey", "deriveBits"));

    private PublishedKey() {}

    /** Everything wrong with a key of a known type, as words about it. */
    static List<String> faults(JsonNode key) {
        List<String> faults = new ArrayList<>(
                switch (key.path("kty").asText()) {
                    case "RSA" -> rsa(key);
                    case "EC" -> curve(key, EC, List.of("x", "y"));
                    case "OKP" -> curve(key, OKP, List.of("x"));
                    default -> List.<String>of();
                });
        JsonNode kid = key.path("kid");
        if (!kid.isMissingNode() && (!kid.isTextual() || kid.textValue().isEmpty())) {
            faults.add("has a kid that is no text");
        }
        faults.addAll(purpose(key));
        return faults;
    }

    private static List<String> rsa(JsonNode key) {
        Optional<BigInteger> modulus = bytes(key.path("n")).map(n -> new BigInteger(1, n));
        Optional<BigInteger> exponent = bytes(key.path("e")).map(e -> new BigInteger(1, e));
        if (modulus.isEmpty() || exponent.isEmpty()) {
            return List.of("has not both n and e in base64url");
        }
        List<String> faults = new ArrayList<>();
        if (modulus.get().bitLength() < LEAST_RSA_BITS) {
            faults.add("has " + modulus.get().bitLength() + " bits; " + LEAST_RSA_BITS + " are the fewest");
        }
        if (!modulus.get().testBit(0)) {
            faults.add("has an even modulus");
        }
        if (!exponent.get().testBit(0) || exponent.get().equals(BigInteger.ONE)) {
            faults.add("has an exponent that is even or 1");
        }
        return faults;
    }

    private static List<String> curve(JsonNode key, Map<String, Integer> curves, List<String> coordinates) {
        String name = key.path("crv").asText();
        Integer size = curves.get(name);
        if (size == null) {
            return List.of("is on the curve " + HostileText.quoted(name) + ", which is not among " + names(curves));
        }
        return coordinates.stream()
                .filter(it -> bytes(key.path(it))
                        .filter(value -> value.length == size)
                        .isEmpty())
                .map(it -> "has a coordinate " + it + " that is not " + size + " bytes in base64url")
                .toList();
    }

    private static List<String> purpose(JsonNode key) {
        List<String> faults = new ArrayList<>();
        JsonNode use = key.path("use");
        Set<String> allowed = OPERATIONS.get(use.asText());
        if (!use.isMissingNode() && allowed == null) {
            faults.add("has a use that is neither sig nor enc");
        }
        JsonNode operations = key.path("key_ops");
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode operation : operations) {
            if (!operation.isTextual() || !seen.add(operation)) {
                faults.add("lists in key_ops what is no text, or one operation twice");
            } else if (allowed != null && !allowed.contains(operation.textValue())) {
                faults.add("lists in key_ops what its use does not allow");
            }
        }
        if (!operations.isMissingNode() && !operations.isArray()) {
            faults.add("has key_ops that are no array");
        }
        String alg = key.path("alg").asText("");
        boolean forSignatures = use.asText("").equals("sig");
        if (SigningAlg.isNone(alg) || SigningAlg.isSymmetric(alg)) {
            faults.add("has an alg that is no asymmetric one");
        } else if ((forSignatures || SigningAlg.isAsymmetric(alg)) && !alg.isEmpty() && !SigningAlg.fits(alg, key)) {
            faults.add("is of another type than its alg " + HostileText.quoted(alg) + " asks for");
        }
        return faults;
    }

    private static String names(Map<String, Integer> curves) {
        return String.join(", ", new TreeSet<>(curves.keySet()));
    }

    private static Optional<byte[]> bytes(JsonNode value) {
        return CompactJws.base64url(value.isTextual() ? value.textValue() : "");
    }
}
