package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.ArrayList;
import java.util.List;

/** C21: the document publishes no private or symmetric key. */
public final class PrivateKeyCheck implements Check {
    private static final Rule RULE = new Rule(
            "C21",
            "CIMD -02 §4.1; RFC 7518 §6",
            Severity.ERROR,
            "CIMD -02",
            "Publish public keys only; replace a key whose private part stood here, it has leaked.");
    private static final List<String> SECRET_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted
                .document()
                .member("jwks")
                .map(PrivateKeyCheck::inKeySet)
                .orElse(List.of());
    }

    private static List<Finding> inKeySet(JsonNode jwks) {
        List<Finding> findings = new ArrayList<>(inKey(jwks, "/jwks"));
        JsonNode keys = jwks.path("keys");
        if (!keys.isArray()) {
            findings.add(RULE.notEvaluated("/jwks", "jwks is no key set: it has no array keys (RFC 7517 §5)"));
        }
        for (int i = 0; keys.isArray() && i < keys.size(); i++) {
            String pointer = "/jwks/keys/" + i;
            if (!keys.get(i).isObject()) {
                findings.add(RULE.notEvaluated(pointer, "key " + i + " is no object (RFC 7517 §4)"));
            }
            findings.addAll(inKey(keys.get(i), pointer));
        }
        return findings;
    }

    private static List<Finding> inKey(JsonNode key, String pointer) {
        List<Finding> findings = new ArrayList<>();
        for (String member : SECRET_MEMBERS) {
            if (key.has(member)) {
                findings.add(RULE.broken(
                        pointer + "/" + member, "the key holds " + member + ", a private or symmetric part"));
            }
        }
        if (key.path("kty").asText().equals("oct")) {
            findings.add(RULE.broken(pointer + "/kty", "the key is symmetric (kty oct)"));
        }
        return findings;
    }
}
