package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** M5: each published key is whole, strong enough, and says of itself what agrees. */
public final class KeyStrengthCheck implements Check {
    private static final Rule RULE = new Rule(
            "M5-keys",
            "RFC 7517 §4; RFC 7518 §3.3 and §6; RFC 8037 §2; RFC 8725 §3.2",
            Severity.ERROR,
            "RFC 7517",
            "Publish RSA keys of 2048 bits or more, or keys on P-256, P-384, P-521, Ed25519 or Ed448, each with a kid of its own.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        JsonNode keys = submitted
                .document()
                .member("jwks")
                .map(jwks -> jwks.path("keys"))
                .filter(JsonNode::isArray)
                .orElse(null);
        // What is no key set or no key is told by the check for private keys, once.
        if (keys == null) {
            return List.of();
        }
        Set<String> kids = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            JsonNode key = keys.get(i);
            String pointer = "/jwks/keys/" + i;
            if (!key.isObject()) {
                continue;
            }
            if (isUnknown(key)) {
                findings.add(RULE.notEvaluated(pointer, "the key has no kty that we know"));
                continue;
            }
            PublishedKey.faults(key).forEach(fault -> findings.add(RULE.broken(pointer, "the key " + fault)));
            if (key.path("kid").isTextual() && !kids.add(key.path("kid").textValue())) {
                findings.add(RULE.broken(pointer + "/kid", "the key has the kid of one before it"));
            }
        }
        return findings;
    }

    private static boolean isUnknown(JsonNode key) {
        return !Set.of("RSA", "EC", "OKP", "AKP", "oct")
                .contains(key.path("kty").asText());
    }
}
