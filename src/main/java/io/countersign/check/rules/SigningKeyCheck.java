package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** M5: a client that authenticates with a key publishes one it can sign with, by the algorithm it names. */
public final class SigningKeyCheck implements Check {
    private static final Rule RULE = new Rule(
            "M5",
            "MCP 2026-07-28, client registration; RFC 7523 §2.2; RFC 7517 §4",
            Severity.ERROR,
            "MCP 2025-11-25",
            "Publish a public signature key that fits token_endpoint_auth_signing_alg.");
    private static final String KEYS = "/jwks/keys";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        Optional<JsonNode> jwks = document.member("jwks");
        if (jwks.isEmpty() || !AuthMethods.of(document).include("private_key_jwt")) {
            return List.of();
        }
        JsonNode keys = jwks.get().path("keys");
        if (!keys.isArray()) {
            return List.of(RULE.notEvaluated("/jwks", "jwks is no key set: it has no array keys (RFC 7517 §5)"));
        }
        Optional<String> alg = document.string("token_endpoint_auth_signing_alg");
        boolean found = IntStream.range(0, keys.size()).mapToObj(keys::get).anyMatch(key -> isFit(key, alg));
        return RULE.brokenIf(
                !found,
                KEYS,
                "the client authenticates by private_key_jwt, but no key in jwks can verify a signature"
                        + alg.map(it -> " by " + HostileText.quoted(it)).orElse(""));
    }

    private static boolean isFit(JsonNode key, Optional<String> wanted) {
        boolean forSignatures = key.path("use").asText("sig").equals("sig");
        JsonNode operations = key.path("key_ops");
        boolean mayVerify = operations.isMissingNode() || LocatedString.contains(operations, "verify");
        String own = key.path("alg").asText("");
        boolean fits = wanted.map(alg -> (own.isEmpty() || own.equals(alg)) && SigningAlg.fits(alg, key))
                .orElseGet(() -> own.isEmpty() ? SigningAlg.fitsAny(key) : SigningAlg.fits(own, key));
        return forSignatures && mayVerify && fits;
    }
}
