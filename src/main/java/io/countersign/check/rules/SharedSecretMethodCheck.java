package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.ArrayList;
import java.util.List;

/** C20: the client does not authenticate with a shared secret, which a public document cannot establish. */
public final class SharedSecretMethodCheck implements Check {
    private static final Rule RULE = new Rule(
            "C20",
            "CIMD -02 §4.1; CIMD -03 §6",
            Severity.ERROR,
            "CIMD -00",
            "Use none, private_key_jwt, or a method of RFC 8705.");
    private static final String SINGULAR = "token_endpoint_auth_method";
    private static final String PLURAL = "token_endpoint_auth_methods_supported";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        List<Finding> findings = new ArrayList<>();
        submitted
                .document()
                .string(SINGULAR)
                .filter(SharedSecretMethodCheck::isShared)
                .ifPresent(method -> findings.add(RULE.broken(
                        Pointers.to(SINGULAR), SINGULAR + " is " + HostileText.quoted(method) + ", a shared secret")));
        LocatedString.elements(submitted.document(), PLURAL)
                .filter(method -> isShared(method.value()))
                .map(method -> RULE.broken(
                        method.pointer(),
                        PLURAL + " lists " + HostileText.quoted(method.value()) + ", a shared secret"))
                .forEach(findings::add);
        return findings;
    }

    private static boolean isShared(String method) {
        // By prefix: the registered three, and whatever is ever registered beside them for the same secret.
        return method.startsWith("client_secret");
    }
}
